namespace AefVideo.Faces.Tests;

/// <summary>
/// Tests that set the number of OpenCV's threads, which is one for the whole process: while it changes, no other test may be at work in OpenCV. It takes its threads away from under the others, which
/// has been seen to end the process.
/// </summary>
[CollectionDefinition(nameof(OpenCvThreads), DisableParallelization = true)]
public static class OpenCvThreads;
