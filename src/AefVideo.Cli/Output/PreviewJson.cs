using AefVideo.Preview;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef preview</c>.</summary>
internal sealed record PreviewJson(
    string Source, bool Offscreen, string Renderer, long Frames, double ElapsedSeconds, int ForgedFaces, double? SuccessRate, double? L2Mask, double? FacePsnr, string? Snapshot, string? Record)
{
    public static PreviewJson Of(PreviewReport report) => new(
        report.Source, report.Offscreen, report.Renderer, report.Frames, report.Elapsed.TotalSeconds, report.ForgedFaces, report.SuccessRate, report.L2Mask, report.FacePsnr, report.Snapshot, report.Record);
}
