using AefVideo.Generators.Classification;
using static TorchSharp.torch;

namespace AefVideo.Protection.Refinement;

/// <summary>An aligned face as it is, with what the classifier sees in it. Owns its tensors.</summary>
internal sealed class FaceCrop : IDisposable
{
    private const int Channels = 3;

    private readonly Tensor _attributes;
    private readonly AttributeJudge _judge;

    /// <param name="number">Tells it from others.</param>
    /// <param name="rgb">[S, S, 3], in −1…1.</param>
    /// <param name="size">S.</param>
    /// <param name="judge">Says what it looks like; stays the caller's.</param>
    public FaceCrop(int number, ReadOnlySpan<float> rgb, int size, AttributeJudge judge)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        (Number, _judge) = (number, judge);
        Image = tensor(rgb.ToArray()).view(1, size, size, Channels).permute(0, 3, 1, 2).contiguous().clamp_(-1, 1).DetachFromDisposeScope();
        _attributes = judge.Predict(Image).@float().DetachFromDisposeScope();
    }

    /// <summary>Tells it from others.</summary>
    public int Number { get; }

    /// <summary>[1, 3, S, S] in [−1, 1].</summary>
    public Tensor Image { get; }

    /// <summary>Labels, [1, attributes], 0 or 1; belongs to the caller's dispose scope.</summary>
    /// <param name="attributes">Which, in the order of the columns; may be none.</param>
    public Tensor Labels(IReadOnlyList<string> attributes)
    {
        if (attributes.Count == 0) return zeros(1, 0);
        using var columns = tensor(attributes.Select(attribute => (long)_judge.Column(attribute)).ToArray());
        return _attributes.index_select(1, columns);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Image.Dispose();
        _attributes.Dispose();
    }
}
