namespace AefVideo.Pipeline.Media;

/// <summary>What ffmpeg and ffprobe find in their environment.</summary>
internal static class ChildEnvironment
{
    // Debian's ffmpeg links OpenBLAS, which it never calls here, and which starts threads at every start of the program that spin before they sleep: an eighth of a start's processor time.
    private const string MatrixThreads = "OPENBLAS_NUM_THREADS";

    /// <summary>Prepares the environment of one program.</summary>
    public static void Prepare(IDictionary<string, string?> environment) => environment.TryAdd(MatrixThreads, "1");

    /// <summary>Prepares the environment of the programs that this process will start from now on: FFMpegCore has no place to say it for its own.</summary>
    public static void PrepareForAll()
    {
        if (Environment.GetEnvironmentVariable(MatrixThreads) is null) Environment.SetEnvironmentVariable(MatrixThreads, "1");
    }
}
