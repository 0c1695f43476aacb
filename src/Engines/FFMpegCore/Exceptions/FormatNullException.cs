namespace FFMpegCore.Exceptions;

/// <summary>ffprobe named no container format.</summary>
public class FormatNullException : FFProbeException
{
    public FormatNullException()
        : base("Format not specified")
    {
    }
}
