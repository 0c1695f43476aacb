using AefVideo.Evaluation.Verification;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef verify</c>. Documented for users in docs/verify.md.</summary>
internal sealed record VerificationJson(
    string Protected, string Original, string? Control, long Frames, long FramesLooked, FaceAgreement Faces, IReadOnlyList<EvaluationDataSetJson> Datasets, string? Strip, double Seconds)
{
    public VerificationJson(VerificationFiles files, VerificationResult result, string? strip, TimeSpan elapsed)
        : this(files.Protected, files.Original, files.Control, result.Frames, result.FramesLooked, result.Faces, [new(result.Data)], strip, elapsed.TotalSeconds)
    {
    }
}
