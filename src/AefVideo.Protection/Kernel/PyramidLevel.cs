using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AefVideo.Protection.Kernel;

/// <summary>
/// One plane of δ at one size. Stored as the four neighbours of every place between texels (“quads”: top left, top right,
/// bottom left, bottom right, 16 bits each), so that one 64-bit load brings all that bilinear sampling needs.
/// A border of zeros lies around.
/// </summary>
internal sealed unsafe class PyramidLevel
{
    private const int PerQuad = 4;

    private readonly short[] _quads;

    /// <param name="size">Side in texels.</param>
    /// <param name="texels">Grey levels, [size, size], row by row.</param>
    public PyramidLevel(int size, ReadOnlySpan<float> texels)
    {
        Size = size;
        _quads = GC.AllocateUninitializedArray<short>(Stride * Stride * PerQuad, pinned: true);
        var next = 0;
        for (var row = -1; row < size; row++)
        {
            for (var column = -1; column < size; column++)
            {
                _quads[next++] = Quantise(texels, row, column);
                _quads[next++] = Quantise(texels, row, column + 1);
                _quads[next++] = Quantise(texels, row + 1, column);
                _quads[next++] = Quantise(texels, row + 1, column + 1);
            }
        }
    }

    /// <summary>Side in texels.</summary>
    public int Size { get; }

    /// <summary>Quads in a row, and rows of quads.</summary>
    public int Stride => Size + 1;

    /// <summary>The first quad; valid as long as this level is referenced.</summary>
    public short* Quads => (short*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_quads));

    /// <summary>A texel as it is added, in grey levels.</summary>
    public float Texel(int row, int column) => _quads[PerQuad * ((row + 1) * Stride + column + 1)] / (float)(1 << FixedPoint.TexelBits);

    private short Quantise(ReadOnlySpan<float> texels, int row, int column) =>
        (uint)row < (uint)Size && (uint)column < (uint)Size
            ? (short)MathF.Round(texels[row * Size + column] * (1 << FixedPoint.TexelBits))
            : (short)0;
}
