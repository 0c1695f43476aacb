using static TorchSharp.torch;

namespace AefVideo.Generators.StarGan;

/// <summary>StarGAN's generator (Choi et al., CVPR 2018, arXiv 1711.09020), with the parameter names of the authors' code.</summary>
public sealed class StarGanGenerator : LabelTranslator
{
    /// <summary>Makes a network with PyTorch's default initial values.</summary>
    public StarGanGenerator(StarGanOptions options)
        : base(nameof(StarGanGenerator), options, outputs: 3)
    {
    }

    private protected override Tensor Head(Tensor output, Tensor images) => output.tanh();
}
