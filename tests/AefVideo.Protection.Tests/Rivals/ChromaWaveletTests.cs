using AefVideo.Protection.Rivals;
using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Rivals;

public sealed class ChromaWaveletTests
{
    [Fact]
    public void Synthesis_is_inverse_and_transpose_of_analysis_and_leaves_luma_alone()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var coefficients = randn([2, 4, 8, 8], generator: random);
        var pictures = ChromaWavelet.Synthesise(coefficients);
        Assert.Equal([1, 3, 16, 16], pictures.shape);
        Assert.True(ChromaWavelet.Analyse(pictures).allclose(coefficients, 1e-5, 1e-5));

        var other = randn([1, 3, 16, 16], generator: random);
        Assert.Equal((pictures * other).sum(0L).sum().item<float>(), (coefficients * ChromaWavelet.Analyse(other)).sum(0L).sum().item<float>(), 1e-3f);

        var luma = pictures[0, 0] * 0.299 + pictures[0, 1] * 0.587 + pictures[0, 2] * 0.114;
        Assert.InRange(luma.abs().max().item<float>(), 0, 1e-6f);
    }
}
