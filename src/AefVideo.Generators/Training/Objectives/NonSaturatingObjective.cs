using static TorchSharp.torch;

namespace AefVideo.Generators.Training.Objectives;

/// <summary>The non-saturating loss (Goodfellow et al. 2014) with lazy R1 regularisation (Mescheder et al. 2018, arXiv 1801.04406; lazy: Karras et al. 2020, arXiv 1912.04958).</summary>
internal sealed class NonSaturatingObjective : IObjective
{
    private const int Interval = 16;

    // γ = 0.0002·pixels/batch (Karras et al. 2020, arXiv 2006.06676). A fixed γ of 1 is twenty times that at 64 pixels: the discriminator
    // then never saw the checkerboard that transposed convolutions leave.
    private const double GammaPerPixel = 0.0002;

    public bool SharesPass => true;

    public int DiscriminatorSteps => 1;

    public Tensor Discriminator(Tensor real, Tensor forged) => nn.functional.softplus(-real).mean() + nn.functional.softplus(forged).mean();

    public Tensor Generator(Tensor forged) => nn.functional.softplus(-forged).mean();

    public Tensor? Penalty(Func<Tensor, Tensor> score, Tensor real, Tensor forged, long iteration)
    {
        if (iteration % Interval != 0) return null;
        using var input = real.detach().requires_grad_();
        var gradient = autograd.grad([score(input).flatten(1).mean([1]).sum()], [input], retain_graph: true, create_graph: true)[0];
        var gamma = GammaPerPixel * real.shape[2] * real.shape[3] / real.shape[0];
        return gradient.square().flatten(1).sum(1).mean() * (gamma / 2 * Interval);
    }
}
