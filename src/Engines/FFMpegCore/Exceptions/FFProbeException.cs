namespace FFMpegCore.Exceptions;

/// <summary>ffprobe ran, but its answer cannot be used.</summary>
public class FFProbeException : Exception
{
    public FFProbeException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
