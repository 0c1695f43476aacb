using AefVideo.Core.Imaging;

namespace AefVideo.Dashboard.Pictures;

/// <summary>Planes as JPEG has them: BT.601 in full range, an even number of columns and rows where chroma has half as many, the last one repeated. For pictures of one format.</summary>
internal sealed class JpegPlanes
{
    private const int Neutral = 128;

    private readonly PictureFormat _format;
    private readonly JpegColour _colour;
    private readonly byte[][] _planes;
    private readonly short[] _lumaOf = new short[256];
    private readonly short[] _added;

    /// <param name="format">Any but <see cref="PixelLayout.Bgr24" />.</param>
    public JpegPlanes(PictureFormat format)
    {
        _format = format;
        _colour = JpegColour.Of(format);
        _planes = new byte[format.PlaneCount][];
        for (var plane = 0; plane < _planes.Length; plane++) _planes[plane] = GC.AllocateUninitializedArray<byte>(Stride(plane) * Rows(plane), pinned: true);
        _added = new short[Stride(0) + 1];
        for (var level = 0; level < _lumaOf.Length; level++) _lumaOf[level] = (short)Math.Round(_colour.LumaScale * level + _colour.LumaOffset);
    }

    /// <summary>Bytes from one row of a plane to the next.</summary>
    public int Stride(int plane) => plane == 0 ? _format.Columns(Math.Min(1, _format.PlaneCount - 1)) * _format.ChromaStepX : _format.Columns(plane);

    /// <summary>The samples of a plane; they do not move.</summary>
    public byte[] Plane(int plane) => _planes[plane];

    /// <summary>Takes over a picture.</summary>
    public void Take(Picture picture)
    {
        if (_planes.Length > 1 && !_colour.IsSeparate) TakeMixed(picture);
        else TakeSeparately(picture);
        Pad();
    }

    private int Rows(int plane) => plane == 0 ? _format.Rows(Math.Min(1, _format.PlaneCount - 1)) * _format.ChromaStepY : _format.Rows(plane);

    private void TakeSeparately(Picture picture)
    {
        Span<byte> map = stackalloc byte[256];
        for (var plane = 0; plane < _planes.Length; plane++)
        {
            for (var level = 0; level < map.Length; level++)
                map[level] = plane == 0 ? (byte)Math.Clamp((int)_lumaOf[level], 0, 255) : Level(_colour.CbCb * (level - Neutral) + Neutral);
            var from = picture.Plane(plane);
            for (var row = 0; row < _format.Rows(plane); row++)
            {
                var source = from.Slice(row * _format.Stride(plane), _format.Columns(plane));
                var target = _planes[plane].AsSpan(row * Stride(plane), source.Length);
                for (var x = 0; x < target.Length; x++) target[x] = map[source[x]];
            }
        }
    }

    // The other matrices put a little chroma into luma; each chroma sample counts for the luma samples of its cell.
    private void TakeMixed(Picture picture)
    {
        const int Bits = 14, Half = 1 << (Bits - 1);
        int Fixed(double factor) => (int)Math.Round(factor * (1 << Bits));
        int yb = Fixed(_colour.LumaCb), yr = Fixed(_colour.LumaCr), bb = Fixed(_colour.CbCb), br = Fixed(_colour.CbCr), rb = Fixed(_colour.CrCb), rr = Fixed(_colour.CrCr);
        int columns = _format.Columns(1), width = _format.Width, stepX = _format.ChromaStepX, stepY = _format.ChromaStepY;
        for (var chromaRow = 0; chromaRow < _format.Rows(1); chromaRow++)
        {
            var blues = picture.Plane(1).Slice(chromaRow * _format.Stride(1), columns);
            var reds = picture.Plane(2).Slice(chromaRow * _format.Stride(2), columns);
            var toBlue = _planes[1].AsSpan(chromaRow * columns, columns);
            var toRed = _planes[2].AsSpan(chromaRow * columns, columns);
            for (var x = 0; x < columns; x++)
            {
                int cb = blues[x] - Neutral, cr = reds[x] - Neutral;
                toBlue[x] = (byte)Math.Clamp((bb * cb + br * cr + (Neutral << Bits) + Half) >> Bits, 0, 255);
                toRed[x] = (byte)Math.Clamp((rb * cb + rr * cr + (Neutral << Bits) + Half) >> Bits, 0, 255);
                var added = (short)((yb * cb + yr * cr + Half) >> Bits);
                _added[x * stepX] = added;
                _added[x * stepX + stepX - 1] = added;
            }
            for (var row = chromaRow * stepY; row < Math.Min((chromaRow + 1) * stepY, _format.Height); row++)
            {
                var source = picture.Plane(0).Slice(row * _format.Stride(0), width);
                var target = _planes[0].AsSpan(row * Stride(0), width);
                for (var x = 0; x < target.Length; x++) target[x] = (byte)Math.Clamp(_lumaOf[source[x]] + _added[x], 0, 255);
            }
        }
    }

    private void Pad()
    {
        int stride = Stride(0), width = _format.Width;
        var luma = _planes[0];
        if (stride > width)
            for (var row = 0; row < _format.Height; row++) luma[row * stride + width] = luma[row * stride + width - 1];
        if (Rows(0) > _format.Height) luma.AsSpan((_format.Height - 1) * stride, stride).CopyTo(luma.AsSpan(_format.Height * stride));
    }

    private static byte Level(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
