namespace AefVideo.Faces.Detection.Network;

/// <summary>
/// What a layer gives: <c>[height, width, channels]</c>, with a border of zeros around it, so that a filter needs no case of its own at the edge.
/// </summary>
internal sealed unsafe class FeatureMap : IDisposable
{
    private readonly AlignedFloats _values;
    private readonly int _border;

    /// <param name="size">Height and width.</param>
    /// <param name="channels">Numbers of a pixel. Whole vectors, where a layer reads it as such.</param>
    /// <param name="border">Pixels of zeros on each side.</param>
    public FeatureMap(int size, int channels, int border = 1)
    {
        Size = size;
        Channels = channels;
        _border = border;
        _values = new((size + 2 * border) * (size + 2 * border) * channels);
    }

    /// <summary>Height and width.</summary>
    public int Size { get; }

    /// <summary>Numbers from a pixel to the next.</summary>
    public int Channels { get; }

    /// <summary>Where a pixel lies; down to −border, and up to Size + border − 1.</summary>
    public float* At(int x, int y) => _values.First + ((y + _border) * (Size + 2 * _border) + x + _border) * Channels;

    /// <inheritdoc />
    public void Dispose() => _values.Dispose();
}
