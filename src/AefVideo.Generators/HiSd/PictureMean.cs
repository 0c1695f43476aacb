using static TorchSharp.torch;

namespace AefVideo.Generators.HiSd;

/// <summary>The mean of each channel over a picture, [N, C, H, W] to [N, C, 1, 1], float32: what follows is small and is to be precise.</summary>
internal sealed class PictureMean : nn.Module<Tensor, Tensor>
{
    private static readonly long[] s_places = [2, 3];

    public PictureMean()
        : base(nameof(PictureMean))
    {
    }

    public override Tensor forward(Tensor input) => input.@float().mean(s_places, keepdim: true);
}
