using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>What a generator makes of one clean picture under one edit.</summary>
/// <param name="Values">The condition's values, [1, …].</param>
/// <param name="Tag">The condition's tag.</param>
/// <param name="Forged">[1, 3, S, S].</param>
/// <param name="Tap">The features, [1, C, h, w], no larger than <see cref="TapMap.Size" />.</param>
internal sealed record CleanResult(Tensor Values, int Tag, Tensor Forged, Tensor Tap) : IDisposable
{
    private const int BytesPerNumber = 4;

    /// <summary>Memory it takes.</summary>
    public long Bytes => BytesPerNumber * (Values.numel() + Forged.numel() + Tap.numel());

    /// <summary>Keeps it beyond the current dispose scope.</summary>
    public CleanResult Keep()
    {
        foreach (var tensor in new[] { Values, Forged, Tap }) tensor.DetachFromDisposeScope();
        return this;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var tensor in new[] { Values, Forged, Tap }) tensor.Dispose();
    }
}
