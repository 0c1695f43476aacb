using AefVideo.Diagnostics.Checks;

namespace AefVideo.Diagnostics;

/// <summary>Looks at everything that AefVideo needs from the machine. One check that fails does not stop the others.</summary>
public static class Doctor
{
    private static readonly ICheck[] Checks =
    [
        new MachineCheck(), new FfmpegCheck(), new EncoderCheck(), new OpenCvCheck(), new DetectorCheck(), new TorchCheck(),
        new PagePictureCheck(), new GraphicsCheck(), new CameraCheck(),
    ];

    /// <summary>Runs every check, in the order in which a reader wants to see them.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<IReadOnlyList<CheckResult>> ExamineAsync(CancellationToken cancellation)
    {
        var results = new List<CheckResult>();
        foreach (var check in Checks)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                results.AddRange(await check.RunAsync(cancellation).ConfigureAwait(false));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                results.Add(new(check.Name, CheckStatus.Missing, Reason(exception), check.Fix));
            }
        }
        return results;
    }

    // A library that cannot be loaded shows as the failure of some type's initialiser; the reason lies within.
    private static string Reason(Exception exception)
    {
        while (exception is TypeInitializationException { InnerException: { } inner }) exception = inner;
        return exception.Message.ReplaceLineEndings(" ");
    }
}
