using AefVideo.Protection.Channel;
using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>What a stage works on: one iteration's pictures, what is asked of the generators, and the state that it changes.</summary>
/// <param name="state">δ and all that moves with it.</param>
/// <param name="options">Constants.</param>
/// <param name="images">Clean pictures, [N, 3, S, S] in [−1, 1].</param>
/// <param name="views">What is asked of the generators.</param>
/// <param name="iteration">From 0.</param>
/// <param name="stepSize">α of this iteration.</param>
internal sealed class Step(OptimizationState state, OptimizationOptions options, Tensor images, IReadOnlyList<View> views, long iteration, double stepSize)
{
    private int _draws;

    public OptimizationState State => state;

    public OptimizationOptions Options => options;

    public Tensor Images => images;

    public IReadOnlyList<View> Views => views;

    public long Iteration => iteration;

    public double StepSize => stepSize;

    /// <summary>Each member's loss in this iteration; NaN where it was not asked.</summary>
    public double[] Losses { get; } = [.. Enumerable.Repeat(double.NaN, state.Members)];

    /// <summary>A new draw: the pictures as the generators shall see them this time, and what to compare their results with.</summary>
    /// <param name="delta">δ; gradients flow to it.</param>
    /// <param name="onlyTaps">Whether forged pictures will not be looked at.</param>
    /// <returns>D(x + δ), through <see cref="VideoChannel" /> where that is asked for, and views of x, or of x changed alike where <see cref="Improvements.MatchedClean" /> asks for that.</returns>
    public (Tensor Pictures, IReadOnlyList<View> Views) Disturb(Tensor delta, bool onlyTaps = false)
    {
        var draw = _draws++;
        var pictures = Change(images + delta, draw);
        if (!options.Has(Improvements.MatchedClean)) return (pictures, views);
        using var silent = no_grad();
        var changed = Change(images, draw);
        if (ReferenceEquals(changed, images)) return (pictures, views);
        return (pictures, onlyTaps
            ? [.. views.Select(view => view with { Images = changed, Tap = TapMap.Resize(view.Generator.Tap(changed, view.Condition)) })]
            : [.. views.Select(view => View.Of(view.Member, view.Generator, view.Condition, changed))]);
    }

    private Tensor Change(Tensor pictures, int draw)
    {
        var diverse = InputDiversity.Apply(pictures, options, iteration, draw);
        return options.Has(Improvements.VideoChannel) ? VideoChannel.Apply(diverse, options.Seed, iteration, draw) : diverse;
    }
}
