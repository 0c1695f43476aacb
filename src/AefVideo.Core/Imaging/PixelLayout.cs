namespace AefVideo.Core.Imaging;

/// <summary>How the samples of a <see cref="Picture" /> lie in memory; always 8 bits a sample.</summary>
public enum PixelLayout
{
    /// <summary>One luma plane.</summary>
    Gray,

    /// <summary>Planes Y, Cb, Cr; chroma halved both ways, rounded up.</summary>
    Yuv420,

    /// <summary>Planes Y, Cb, Cr; chroma halved horizontally, rounded up.</summary>
    Yuv422,

    /// <summary>Planes Y, Cb, Cr of one size.</summary>
    Yuv444,

    /// <summary>One plane of interleaved blue, green, red.</summary>
    Bgr24,
}
