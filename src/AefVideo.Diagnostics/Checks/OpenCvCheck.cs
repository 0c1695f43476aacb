using OpenCvSharp;

namespace AefVideo.Diagnostics.Checks;

/// <summary>OpenCV: picture operations and the network runtime of the face detector.</summary>
internal sealed class OpenCvCheck : ICheck
{
    public string Name => "OpenCV";

    public string? Fix => "apt-get install libopencv-dev, then start ./aef again";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<CheckResult>>([new(Name, CheckStatus.Ok, Cv2.GetVersionString() ?? "of unknown version")]);
}
