using System.Runtime.InteropServices;

namespace AefVideo.Faces.Detection.Network;

/// <summary>Numbers in native memory, zero at first, that begin where a cache line does: vectors are read from them without crossing one.</summary>
internal sealed unsafe class AlignedFloats : IDisposable
{
    private const int CacheLine = 64;

    private float* _first;

    /// <param name="count">How many.</param>
    public AlignedFloats(int count)
    {
        Count = count;
        _first = (float*)NativeMemory.AlignedAlloc((nuint)count * sizeof(float), CacheLine);
        Span.Clear();
    }

    /// <inheritdoc />
    ~AlignedFloats() => Free();

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>Where they begin; valid until disposal.</summary>
    public float* First => _first;

    /// <summary>All of them.</summary>
    public Span<float> Span => new(_first, Count);

    /// <inheritdoc />
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_first);
        _first = null;
    }
}
