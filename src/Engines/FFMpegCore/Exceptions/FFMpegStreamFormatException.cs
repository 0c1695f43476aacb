namespace FFMpegCore.Exceptions;

/// <summary>A frame differs in size or format from the first frame of its raw stream.</summary>
public class FFMpegStreamFormatException : FFMpegException
{
    public FFMpegStreamFormatException(FFMpegExceptionType type, string message, Exception? innerException = null)
        : base(type, message, innerException)
    {
    }
}
