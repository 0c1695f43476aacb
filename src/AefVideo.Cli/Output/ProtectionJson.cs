using System.Diagnostics;
using AefVideo.Pipeline.Jobs;
using AefVideo.Protection;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef protect</c>. Documented for users in docs/protect.md.</summary>
internal sealed record ProtectionJson(
    string Input,
    string Output,
    string Encoder,
    long Frames,
    long FramesWithFaces,
    int Faces,
    long FaceSightings,
    long FacesTooSmall,
    long FacesTurnedAway,
    double Seconds,
    double FirstFrameSeconds,
    double Fps,
    double? RealtimeFactor,
    double? Psnr,
    IReadOnlyList<StageJson> Stages,
    PerturbationJson Perturbation,
    long PeakMemoryBytes,
    int Damages,
    IReadOnlyList<string> Warnings)
{
    public static ProtectionJson Of(ProtectionReport report, Perturbation perturbation, float strength) => new(
        report.Input,
        report.Output,
        report.Encoder,
        report.Frames,
        report.Faces.FramesWithFaces,
        report.Faces.Faces,
        report.Faces.Sightings,
        report.Faces.TooSmall,
        report.Faces.TurnedAway,
        report.Elapsed.TotalSeconds,
        report.FirstFrame.TotalSeconds,
        report.Frames / report.Elapsed.TotalSeconds,
        report.Duration > TimeSpan.Zero ? report.Duration / report.Elapsed : null,
        double.IsFinite(report.Measure.Psnr) ? report.Measure.Psnr : null,
        [.. report.Parts.Select(part => new StageJson(part.Name, part.P50.TotalMilliseconds, part.P95.TotalMilliseconds, part.P99.TotalMilliseconds, part.Dropped))],
        new(perturbation.Name, perturbation.Metadata.Method, perturbation.Epsilon, perturbation.Size, strength, perturbation.Fingerprint),
        PeakMemory(),
        report.Damages,
        report.Warnings);

    private static long PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
