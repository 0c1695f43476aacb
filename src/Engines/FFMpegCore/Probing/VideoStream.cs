using FFMpegCore.Enums;

namespace FFMpegCore;

/// <summary>A video stream, or a cover picture.</summary>
public class VideoStream : MediaStream
{
    /// <summary>Frames per second over the whole stream; NaN if unknown.</summary>
    public double AvgFrameRate { get; set; }

    public int BitsPerRawSample { get; set; }

    /// <summary>(0, 0) if unknown.</summary>
    public (int Width, int Height) DisplayAspectRatio { get; set; }

    /// <summary>(0, 0) if unknown.</summary>
    public (int Width, int Height) SampleAspectRatio { get; set; }

    public string Profile { get; set; } = null!;

    /// <summary>Pixels, before rotation.</summary>
    public int Width { get; set; }

    /// <summary>Pixels, before rotation.</summary>
    public int Height { get; set; }

    /// <summary>The lowest frame rate, in frames per second, at which all time stamps can be told apart; NaN if unknown.</summary>
    public double FrameRate { get; set; }

    public string PixelFormat { get; set; } = null!;
    public int Level { get; set; }

    /// <summary>Degrees, as the display matrix or the old rotate tag states them.</summary>
    public int Rotation { get; set; }

    /// <summary>Never set by the probe; see <see cref="AvgFrameRate"/>.</summary>
    public double AverageFrameRate { get; set; }

    public string ColorRange { get; set; } = null!;
    public string ColorSpace { get; set; } = null!;
    public string ColorTransfer { get; set; } = null!;
    public string ColorPrimaries { get; set; } = null!;

    /// <summary>Asks ffmpeg about this stream's pixel format.</summary>
    public PixelFormat GetPixelFormatInfo() => FFMpeg.GetPixelFormat(PixelFormat);
}
