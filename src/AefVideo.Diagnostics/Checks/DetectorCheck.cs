using AefVideo.Core.Imaging;
using AefVideo.Faces;

namespace AefVideo.Diagnostics.Checks;

/// <summary>The face detector: its networks are there and run.</summary>
internal sealed class DetectorCheck : ICheck
{
    public string Name => "face detector";

    public string? Fix => "restore the folder media/models of the project";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        var blank = new Picture(new(64, 64, PixelLayout.Gray));
        blank.Plane(0).Clear();
        using var detector = new BlazeFaceDetector(new BlazeFaceOptions());
        var faces = new List<FaceDetection>();
        detector.Detect(blank, 0, faces);
        if (faces.Count != 0) throw new InvalidOperationException("the detector sees a face in a black picture.");
        return Task.FromResult<IReadOnlyList<CheckResult>>([new(Name, CheckStatus.Ok, "BlazeFace runs")]);
    }
}
