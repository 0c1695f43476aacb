namespace AefVideo.Core.Imaging;

/// <summary>Size, layout and colour of a picture: all that is needed to find and to understand its samples.</summary>
/// <param name="Width">Luma columns, at least 1.</param>
/// <param name="Height">Luma rows, at least 1.</param>
/// <param name="Layout">Planes and subsampling.</param>
/// <param name="Matrix">Between R'G'B' and Y'CbCr; without meaning for <see cref="PixelLayout.Bgr24" />.</param>
/// <param name="FullRange">True where luma spans 0–255 (JPEG), false where 16–235 (video). <see cref="PixelLayout.Bgr24" /> is always full range.</param>
/// <param name="Siting">Where the chroma samples of a subsampled layout lie.</param>
public sealed record PictureFormat(
    int Width,
    int Height,
    PixelLayout Layout,
    ColorMatrix Matrix = ColorMatrix.Bt601,
    bool FullRange = false,
    ChromaSiting Siting = ChromaSiting.Left)
{
    /// <summary>Number of planes: 1 or 3.</summary>
    public int PlaneCount => Layout is PixelLayout.Gray or PixelLayout.Bgr24 ? 1 : 3;

    /// <summary>Luma columns per chroma column: 1 or 2.</summary>
    public int ChromaStepX => Layout is PixelLayout.Yuv420 or PixelLayout.Yuv422 ? 2 : 1;

    /// <summary>Luma rows per chroma row: 1 or 2.</summary>
    public int ChromaStepY => Layout is PixelLayout.Yuv420 ? 2 : 1;

    /// <summary>Bytes of a whole picture, planes one after the other without gaps.</summary>
    public int ByteCount
    {
        get
        {
            var sum = 0;
            for (var plane = 0; plane < PlaneCount; plane++) sum = checked(sum + Stride(plane) * Rows(plane));
            return sum;
        }
    }

    /// <summary>Samples in a row of a plane (pixels for <see cref="PixelLayout.Bgr24" />).</summary>
    public int Columns(int plane) => plane == 0 ? Width : (Width + ChromaStepX - 1) / ChromaStepX;

    /// <summary>Rows of a plane.</summary>
    public int Rows(int plane) => plane == 0 ? Height : (Height + ChromaStepY - 1) / ChromaStepY;

    /// <summary>Bytes from one row of a plane to the next; rows are not padded.</summary>
    public int Stride(int plane) => Layout is PixelLayout.Bgr24 ? Width * 3 : Columns(plane);

    /// <summary>Bytes before the first sample of a plane.</summary>
    public int Offset(int plane)
    {
        var sum = 0;
        for (var before = 0; before < plane; before++) sum += Stride(before) * Rows(before);
        return sum;
    }
}
