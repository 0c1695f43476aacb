namespace FFMpegCore.Exceptions;

/// <summary>An option was built that has no valid text, such as an empty list of filters.</summary>
public class FFMpegArgumentException : Exception
{
    public FFMpegArgumentException(string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
