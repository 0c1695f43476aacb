namespace FFMpegCore.Exceptions;

/// <summary>ffmpeg or ffprobe failed, or was asked for something it cannot do.</summary>
public class FFMpegException : Exception
{
    public FFMpegException(FFMpegExceptionType type, string message, Exception? innerException = null, string ffMpegErrorOutput = "")
        : base(message, innerException)
    {
        Type = type;
        FFMpegErrorOutput = ffMpegErrorOutput;
    }

    public FFMpegException(FFMpegExceptionType type, string message, string ffMpegErrorOutput = "")
        : this(type, message, null, ffMpegErrorOutput)
    {
    }

    public FFMpegException(FFMpegExceptionType type, string message)
        : this(type, message, null, string.Empty)
    {
    }

    public FFMpegExceptionType Type { get; }

    /// <summary>What the program wrote to its standard error, lines separated by <c>\n</c>; empty if it never ran.</summary>
    public string FFMpegErrorOutput { get; }
}
