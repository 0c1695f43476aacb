using AefVideo.Protection.Metrics;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Interruption;

/// <summary>Collects how far treated pictures differ from the originals.</summary>
internal sealed class VisibilitySeries
{
    private readonly Mean _psnr = new();
    private readonly Mean _ssim = new();
    private readonly Mean _ssim3 = new();
    private readonly Mean _ssim3Flat = new();
    private readonly Mean _identity = new();

    /// <param name="images">[N, 3, S, S].</param>
    /// <param name="treated">[N, 3, S, S].</param>
    /// <param name="cosines">[N], between the faces' descriptors.</param>
    public void Add(Tensor images, Tensor treated, Tensor cosines)
    {
        using var scope = NewDisposeScope();
        _psnr.Add(Psnr.Of(images, treated).data<double>().ToArray());
        _ssim.Add(Ssim.Gaussian11(images, treated).data<double>().ToArray());
        _ssim3.Add(Ssim.Authors3(images, treated).data<double>().ToArray());
        _ssim3Flat.Add(Ssim.Flat3(images, treated).data<double>().ToArray());
        _identity.Add(cosines.to(ScalarType.Float64).data<double>().ToArray());
    }

    public Visibility Result() => new(_psnr.Value, _ssim.Value ?? 1, _ssim3.Value ?? 1, _ssim3Flat.Value ?? 1, _identity.Value);
}
