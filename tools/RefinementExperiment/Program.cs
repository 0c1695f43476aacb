using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Core.Memory;
using AefVideo.Tools.RefinementExperiment;
using OpenCvSharp;

const string Usage = """
    What the refinement of a live run is worth.

      RefinementExperiment success CLIPS CELEBA MINUTES [NAME...]   success rates on frames not learnt from, at first and after minutes such as 2,5,10, on the person of each clip;
                                                                    beside it the same time spent on the faces of CELEBA ("none" leaves that out)
      RefinementExperiment pace CLIP SECONDS                        frame rate and latency at 1280×720 and 30 frames per second, without and with refinement in turn

    Minutes are those of a live run with a quarter of two processors. The success table is computed without pauses, by one thread, and its time is that thread's processor time.
    AEFVIDEO_PRECISION=float32|bfloat16 sets the type that the networks compute in; else the faster one is measured.
    """;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
Cv2.SetNumThreads(1);
NativeHeap.KeepFreedMemory();
try
{
    switch (args)
    {
        case ["success", var clips, var celeba, var minutes, .. var names]:
            await SuccessMeasurement.RunAsync(clips, celeba, [.. minutes.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))], names, stop.Token);
            return 0;
        case ["pace", var clip, var seconds]:
            await PaceMeasurement.RunAsync(clip, TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)), stop.Token);
            return 0;
    }
}
catch (OperationCanceledException)
{
    return (int)ExitCode.Cancelled;
}
catch (AefVideoException error)
{
    Console.Error.WriteLine(error.Message);
    return (int)error.ExitCode;
}
Console.Error.WriteLine(Usage);
return (int)ExitCode.WrongUsage;
