using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Rivals;

/// <summary>
/// CMUA's steps on one generator: x' = x + δ + α·sign(∂MSE(G(x+δ), G(x))/∂x); η = the batch's mean of clip(s_k·(x' − x), ±ε); δ ← μ·δ + (1−μ)·η.
/// </summary>
internal sealed class FusionStage : IStage
{
    private const int Steps = 10;

    /// <inheritdoc />
    public void Run(Step step)
    {
        var options = step.Options;
        foreach (var view in step.Views)
        {
            var scale = FusionScales.Of(step.State)[view.Member];
            for (var i = 0; i < Steps; i++)
            {
                using var scope = NewDisposeScope();
                var pictures = step.Disturb(step.State.Delta).Pictures.detach().requires_grad_();
                var loss = nn.functional.mse_loss(view.Generator.Forge(pictures, view.Condition), view.Forged);
                var gradient = autograd.grad([loss], [pictures])[0];
                using var silent = no_grad();
                var eta = ((step.State.Delta + step.StepSize * gradient.sign()) * scale).clamp(-options.Epsilon, options.Epsilon).mean([0], keepdim: true);
                step.State.Delta = options.Momentum * step.State.Delta + (1 - options.Momentum) * eta;
                step.Losses[view.Member] = -loss.item<float>();
            }
        }
    }
}
