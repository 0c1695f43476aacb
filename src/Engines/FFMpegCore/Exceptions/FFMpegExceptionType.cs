namespace FFMpegCore.Exceptions;

/// <summary>What an <see cref="FFMpegException"/> is about.</summary>
public enum FFMpegExceptionType
{
    Conversion,
    File,
    Operation,
    Process
}
