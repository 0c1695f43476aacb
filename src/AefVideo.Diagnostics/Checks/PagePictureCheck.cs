using AefVideo.Core.Imaging;
using AefVideo.Dashboard.Pictures;

namespace AefVideo.Diagnostics.Checks;

/// <summary>libjpeg-turbo, which makes the pictures of the live page.</summary>
internal sealed class PagePictureCheck : ICheck
{
    private const int Quality = 85;

    public string Name => "libjpeg-turbo";

    public string? Fix => "apt-get install libturbojpeg0; without it aef live has no page (--http)";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        using var encoder = new JpegEncoder(Quality);
        var bytes = encoder.Encode(new Picture(new(64, 64, PixelLayout.Yuv420))).Length;
        return Task.FromResult<IReadOnlyList<CheckResult>>([new(Name, CheckStatus.Ok, $"encodes pictures for the live page ({bytes} bytes for 64×64)")]);
    }
}
