using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>
/// One step on the forged pictures: each generator's loss and its gradient, combined into one gradient by the weights, a move of δ, new weights. One graph is alive at a time.
/// </summary>
/// <param name="loss">What the loss looks at.</param>
/// <param name="weighting">How the weights move.</param>
/// <param name="mover">How δ moves.</param>
/// <param name="normalizesGradients">Whether each generator's gradient is divided by its mean magnitude before it is weighted.</param>
/// <param name="normalizesLosses">Whether each generator's loss is divided by its first magnitude.</param>
internal sealed class ForgeryStage(IForgeryLoss loss, IWeighting weighting, IMover mover, bool normalizesGradients, bool normalizesLosses) : IStage
{
    private const string Scales = "loss scales";

    /// <summary>The stage that options describe, with the loss they ask for.</summary>
    public static ForgeryStage Of(OptimizationOptions options, IWeighting weighting, IMover mover, bool normalizesGradients) => new(
        options.Has(Improvements.MaskedLoss) ? new MaskedLoss() : new DisturbanceLoss(),
        weighting,
        mover,
        normalizesGradients || options.Has(Improvements.NormalizedGradients),
        options.Has(Improvements.NormalizedLosses));

    /// <inheritdoc />
    public void Run(Step step)
    {
        var state = step.State;
        var delta = state.Delta.detach().requires_grad_();
        var (disturbed, views) = step.Disturb(delta);
        var pictures = disturbed.detach().requires_grad_();
        using var silent = no_grad();
        var count = state.Members;
        var (losses, strengths) = (zeros(count), ones(count));
        var gradients = new Tensor?[count];
        foreach (var view in views)
        {
            using var scope = NewDisposeScope();
            Tensor value, toPictures, strength;
            using (enable_grad())
            {
                var (forged, tap) = view.Generator.ForgeAndTap(pictures, view.Condition);
                value = loss.Of(step, view, forged, TapMap.Resize(tap));
                toPictures = autograd.grad([value], [pictures])[0];
                strength = weighting.ReadsStrengths ? MaskedDistance.Strength(step, view, forged.detach()) : ones(1).squeeze();
            }
            losses.select(0, view.Member).copy_(value.detach());
            strengths.select(0, view.Member).copy_(strength);
            gradients[view.Member] = autograd.grad([disturbed], [delta], [toPictures], retain_graph: true)[0].MoveToOuterDisposeScope();
        }
        foreach (var view in views) step.Losses[view.Member] = losses[view.Member].item<float>();
        var scales = normalizesLosses ? state.Get(Scales, () => losses.abs().clamp_min(float.Epsilon)) : ones(count);
        mover.Move(step, Combine(gradients, state.Weights, scales));
        weighting.Update(step, losses / scales, strengths);
    }

    private Tensor Combine(Tensor?[] gradients, Tensor weights, Tensor scales)
    {
        Tensor? sum = null;
        for (var member = 0; member < gradients.Length; member++)
        {
            if (gradients[member] is not { } gradient) continue;
            var part = normalizesGradients ? SignStep.Normalized(gradient) : gradient / scales[member];
            part = part * weights[member];
            sum = sum is null ? part : sum + part;
        }
        return sum ?? throw new InvalidOperationException("No generator was asked for anything.");
    }
}
