using static TorchSharp.torch;

namespace AefVideo.Generators.Training.Objectives;

/// <summary>The hinge loss with R1 regularisation (Mescheder et al. 2018, arXiv 1801.04406) of each logit at every step, as in HiSD's code.</summary>
internal sealed class HingeObjective : IObjective
{
    public bool SharesPass => false;

    public int DiscriminatorSteps => 1;

    public Tensor Discriminator(Tensor real, Tensor forged) => (1 - real).relu().mean() + (1 + forged).relu().mean();

    public Tensor Generator(Tensor forged) => -forged.mean();

    public Tensor? Penalty(Func<Tensor, Tensor> score, Tensor real, Tensor forged, long iteration)
    {
        using var input = real.detach().requires_grad_();
        var logits = score(input).flatten(1).sum(0L);
        var total = zeros(1);
        for (var i = 0; i < logits.shape[0]; i++)
        {
            var gradient = autograd.grad([logits[i]], [input], retain_graph: true, create_graph: true)[0];
            total = total + gradient.square().flatten(1).sum(1).mean();
        }
        return total.sum();
    }
}
