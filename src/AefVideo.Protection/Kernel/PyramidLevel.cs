using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AefVideo.Protection.Kernel;

/// <summary>
/// One plane of δ at one size. Every texel is stored together with the one below it (“pairs”, 16 bits each), so that one 64-bit load brings all that bilinear sampling
/// needs: two neighbouring pairs, top left, bottom left, top right, bottom right. A border of zeros lies around.
/// </summary>
internal sealed unsafe class PyramidLevel
{
    private const int PerPair = 2;

    private readonly short[] _pairs;

    /// <param name="size">Side in texels.</param>
    /// <param name="texels">Grey levels, [size, size], row by row.</param>
    public PyramidLevel(int size, ReadOnlySpan<float> texels)
    {
        Size = size;
        _pairs = GC.AllocateUninitializedArray<short>(Places * Stride * PerPair, pinned: true);
        var next = 0;
        for (var row = -1; row < size; row++)
        {
            for (var column = -1; column <= size; column++)
            {
                _pairs[next++] = Quantise(texels, row, column);
                _pairs[next++] = Quantise(texels, row + 1, column);
            }
        }
    }

    /// <summary>Side in texels.</summary>
    public int Size { get; }

    /// <summary>Places between texels in a row, and rows of them.</summary>
    public int Places => Size + 1;

    /// <summary>Pairs in a row: a place has its own and the next one.</summary>
    public int Stride => Size + 2;

    /// <summary>The first pair; valid as long as this level is referenced.</summary>
    public short* Pairs => (short*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_pairs));

    /// <summary>A texel as it is added, in grey levels.</summary>
    public float Texel(int row, int column) => _pairs[PerPair * ((row + 1) * Stride + column + 1)] / (float)(1 << FixedPoint.TexelBits);

    private short Quantise(ReadOnlySpan<float> texels, int row, int column) =>
        (uint)row < (uint)Size && (uint)column < (uint)Size
            ? (short)MathF.Round(texels[row * Size + column] * (1 << FixedPoint.TexelBits))
            : (short)0;
}
