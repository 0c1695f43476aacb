using System.Runtime.Intrinsics.X86;

namespace AefVideo.Protection.Kernel;

/// <summary>
/// Adds δ to neighbouring samples of a row, bilinearly sampled along a straight line through the level, rounded to the
/// nearest whole level (halves upwards) and saturated at 0 and 255. All implementations give the same bytes.
/// </summary>
internal abstract unsafe class RowKernel
{
    /// <summary>The fastest that this processor runs.</summary>
    public static RowKernel Fastest { get; } = Avx2.IsSupported ? new Avx2RowKernel() : new ScalarRowKernel();

    /// <summary>Adds to samples that lie one after the other.</summary>
    /// <param name="samples">The first.</param>
    /// <param name="count">How many.</param>
    /// <param name="u">Texel column of the first, with <see cref="FixedPoint.RowBits" />.</param>
    /// <param name="v">Texel row of the first, likewise.</param>
    /// <param name="walk">The rest; uses <see cref="RowWalk.Pairs0" />.</param>
    /// <returns>The sum of the squared changes.</returns>
    public abstract long AddPlane(byte* samples, int count, long u, long v, in RowWalk walk);

    /// <summary>Adds to the same samples of two planes, from <see cref="RowWalk.Pairs0" /> and <see cref="RowWalk.Pairs1" />.</summary>
    /// <inheritdoc cref="AddPlane" />
    public abstract long AddPair(byte* samples0, byte* samples1, int count, long u, long v, in RowWalk walk);

    /// <summary>Adds to pixels of three interleaved samples each, from all three planes.</summary>
    /// <inheritdoc cref="AddPlane" />
    public abstract long AddInterleaved(byte* pixels, int count, long u, long v, in RowWalk walk);
}
