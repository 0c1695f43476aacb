namespace AefVideo.Faces.Detection.Network;

/// <summary>
/// What a layer gives where nothing of the picture is in sight, for the rows that the next layer reads there: the bars above and below a wide picture in a square are
/// always the same, so they need not be worked out for every picture.
/// </summary>
/// <param name="map">The layer's output.</param>
/// <param name="own">The rows that are worked out for every picture.</param>
/// <param name="read">The rows that the next layer reads; they hold the others.</param>
internal sealed unsafe class BlankRows(FeatureMap map, RowRange own, RowRange read)
{
    private readonly int _width = map.Size * map.Channels;
    private readonly float[] _values = new float[(read.End - read.First - (own.End - own.First)) * map.Size * map.Channels];

    /// <summary>The rows that are worked out for every picture.</summary>
    public RowRange Own => own;

    /// <summary>Takes the rows from the output, which must be that of a picture without content.</summary>
    public void Take() => Copy(back: false);

    /// <summary>Puts them back into the output.</summary>
    public void Restore() => Copy(back: true);

    private void Copy(bool back)
    {
        var values = _values.AsSpan();
        for (var y = read.First; y < read.End; y++)
        {
            if (own.Contains(y)) continue;
            var row = new Span<float>(map.At(0, y), _width);
            if (back) values[.._width].CopyTo(row);
            else row.CopyTo(values);
            values = values[_width..];
        }
    }
}
