using AefVideo.Core.Imaging;
using AefVideo.Pipeline;
using AefVideo.Preview.Graphics;

namespace AefVideo.Preview.Rendering;

/// <summary>
/// The newest frame on the graphics card: two sets of textures in turn, so that the driver need not wait until the one that is shown has been drawn. Only the rows that differ from what
/// a set holds already are sent.
/// </summary>
internal sealed class PictureTextures : IDisposable
{
    private const int Sets = 2;

    // Rows that are compared and sent together: fewer cost more calls, more send what has not changed.
    private const int BandRows = 16;

    private readonly Texture[][] _textures = new Texture[Sets][];
    private readonly Frame?[] _held = new Frame?[Sets];
    private readonly PixelStream _stream;
    private readonly List<(int Plane, int Row, int Rows)> _runs = [];
    private int _shown;

    public PictureTextures(GlDevice device, PictureFormat format)
    {
        Format = format;
        for (var set = 0; set < Sets; set++)
            _textures[set] = [.. Enumerable.Range(0, format.PlaneCount).Select(plane => new Texture(device, KindOf(format), format.Columns(plane), format.Rows(plane)))];
        _stream = new(device, format.ByteCount);
    }

    /// <summary>Of the frames.</summary>
    public PictureFormat Format { get; }

    /// <summary>The planes of the newest frame.</summary>
    public ReadOnlySpan<Texture> Planes => _textures[_shown];

    /// <summary>Whether a frame has come.</summary>
    public bool IsFilled => _held[_shown] is not null;

    /// <summary>Bytes that the last frame sent.</summary>
    public int SentBytes { get; private set; }

    public static TextureKind KindOf(PictureFormat format) => format.Layout is PixelLayout.Bgr24 ? TextureKind.Bgr : TextureKind.Gray;

    /// <summary>Sends a frame. It is held until another takes its place.</summary>
    public void Upload(Frame frame)
    {
        var set = (_shown + 1) % Sets;
        FindChanges(frame.Picture, _held[set]?.Picture);
        SentBytes = 0;
        if (_runs.Count > 0)
        {
            var memory = _stream.Open();
            foreach (var (plane, row, rows) in _runs)
            {
                var stride = Format.Stride(plane);
                frame.Picture.Plane(plane).Slice(row * stride, rows * stride).CopyTo(memory[(Format.Offset(plane) + row * stride)..]);
                SentBytes += rows * stride;
            }
            _stream.Close();
            foreach (var (plane, row, rows) in _runs) _stream.Fill(_textures[set][plane], row, rows, Format.Offset(plane) + row * Format.Stride(plane));
            _stream.Release();
        }
        frame.Hold();
        _held[set]?.Release();
        _held[set] = frame;
        _shown = set;
    }

    public void Dispose()
    {
        _stream.Dispose();
        foreach (var texture in _textures.SelectMany(set => set)) texture.Dispose();
        foreach (var frame in _held) frame?.Release();
        _held.AsSpan().Clear();
    }

    private void FindChanges(Picture picture, Picture? known)
    {
        _runs.Clear();
        for (var plane = 0; plane < Format.PlaneCount; plane++)
        {
            var stride = Format.Stride(plane);
            int rows = Format.Rows(plane), first = -1;
            for (var row = 0; row < rows; row += BandRows)
            {
                var length = Math.Min(BandRows, rows - row) * stride;
                var isSame = known is not null && picture.Plane(plane).Slice(row * stride, length).SequenceEqual(known.Plane(plane).Slice(row * stride, length));
                if (isSame && first >= 0) _runs.Add((plane, first, row - first));
                if (isSame) first = -1;
                else if (first < 0) first = row;
            }
            if (first >= 0) _runs.Add((plane, first, rows - first));
        }
    }
}
