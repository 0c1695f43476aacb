namespace AefVideo.Pipeline.Cameras;

/// <summary>One size that a camera gives in one format, and how fast.</summary>
/// <param name="PixelFormat">ffmpeg's name of the sample format or codec, such as "yuyv422" or "mjpeg".</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Rates">Frames a second, largest first; empty where the camera does not tell.</param>
public sealed record CameraMode(string PixelFormat, int Width, int Height, IReadOnlyList<double> Rates)
{
    /// <summary>Whether pictures come compressed: it takes time to decode them, but many cameras give large pictures fast only so.</summary>
    public bool IsCompressed => PixelFormat is "mjpeg" or "h264" or "hevc";

    /// <summary>The largest rate; 0 where the camera does not tell.</summary>
    public double LargestRate => Rates.Count > 0 ? Rates[0] : 0;
}
