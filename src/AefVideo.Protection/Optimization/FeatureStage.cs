using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>Steps on the features: all generators' taps summed to one map, a loss on it, a plain sign step. The networks behind the taps do not run.</summary>
/// <param name="loss">What the loss looks at.</param>
internal sealed class FeatureStage(IFeatureLoss loss) : IStage
{
    /// <inheritdoc />
    public void Run(Step step)
    {
        if (step.Options.FeatureSteps == 0 || step.Options.Has(Improvements.ForgeriesOnly)) return;
        for (var i = 0; i < step.Options.FeatureSteps; i++)
        {
            using var scope = NewDisposeScope();
            var delta = step.State.Delta.detach().requires_grad_();
            var (pictures, views) = step.Disturb(delta, onlyTaps: true);
            var clean = TapMap.Sum(views.Select(view => view.Tap));
            var disturbed = TapMap.Sum(views.Select(view => view.Generator.Tap(pictures, view.Condition)));
            var gradient = autograd.grad([loss.Of(disturbed, clean)], [delta])[0];
            using var silent = no_grad();
            step.State.Delta = SignStep.From(step.State.Delta, gradient, step.StepSize, step.Options.Epsilon);
        }
    }
}
