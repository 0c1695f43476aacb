namespace AefVideo.Protection.Kernel;

/// <summary>
/// The number formats of the kernel. Everything behind the placement of a row is whole-number arithmetic, so that every
/// instruction set gives the same bytes. The error before the final rounding stays below 0.01 grey levels.
/// </summary>
internal static class FixedPoint
{
    /// <summary>Fractional bits of a texel: 63.75 levels (ε 0.5) · 2⁹ still fit 16 bits.</summary>
    public const int TexelBits = 9;

    /// <summary>Fractional bits of a bilinear weight: 1 still fits 16 signed bits.</summary>
    public const int WeightBits = 14;

    /// <summary>Fractional bits of a texel coordinate within a block: whole texels are the upper word, the fraction the lower.</summary>
    public const int LaneBits = 16;

    /// <summary>Fractional bits of a texel coordinate along a row, so that steps do not add up errors.</summary>
    public const int RowBits = 32;

    /// <summary>From a row's coordinate to a block's.</summary>
    public const int RowToLane = RowBits - LaneBits;

    /// <summary>From a block's coordinate to a weight.</summary>
    public const int LaneToWeight = LaneBits - WeightBits;

    /// <summary>One, as a weight.</summary>
    public const int WeightOne = 1 << WeightBits;

    /// <summary>From a value weighted twice, less one shift in between, to grey levels.</summary>
    public const int ValueShift = TexelBits + WeightBits;

    /// <summary>Half a grey level, and what cutting bits off after the first weighting takes away on average.</summary>
    public const int ValueRounding = (1 << (ValueShift - 1)) + (1 << (WeightBits - 1));

    /// <summary>Samples that share one exact coordinate; the others follow by a table of offsets.</summary>
    public const int Block = 16;

    /// <summary>A texel coordinate at the start of a row; half a weight is added so that cutting bits off rounds.</summary>
    public static long RowCoordinate(double texels) => (long)Math.Round(texels * (1L << RowBits)) + (1L << (RowBits - WeightBits - 1));

    /// <summary>A step along a row.</summary>
    public static long RowStep(double texels) => (long)Math.Round(texels * (1L << RowBits));
}
