using static TorchSharp.torch;

namespace AefVideo.Generators.Training.Objectives;

/// <summary>The Wasserstein loss with gradient penalty 10 (Gulrajani et al. 2017, arXiv 1704.00028), as in the code of StarGAN, AttGAN and AttentionGAN.</summary>
internal sealed class WassersteinObjective : IObjective
{
    private const double Weight = 10;

    // The slope of a square root at 0 is infinite, and a discriminator that starts at 0 has no gradient.
    private const double Tiny = 1e-12;

    public bool SharesPass => false;

    public int DiscriminatorSteps => 5;

    public Tensor Discriminator(Tensor real, Tensor forged) => forged.mean() - real.mean();

    public Tensor Generator(Tensor forged) => -forged.mean();

    public Tensor? Penalty(Func<Tensor, Tensor> score, Tensor real, Tensor forged, long iteration)
    {
        var mixture = rand(real.shape[0], 1, 1, 1);
        using var between = (mixture * real + (1 - mixture) * forged).detach().requires_grad_();
        var gradient = autograd.grad([score(between).sum()], [between], retain_graph: true, create_graph: true)[0];
        return (gradient.flatten(1).square().sum(1).add(Tiny).sqrt() - 1).square().mean() * Weight;
    }
}
