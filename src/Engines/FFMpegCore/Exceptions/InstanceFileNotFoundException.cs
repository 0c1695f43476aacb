namespace Instances.Exceptions;

/// <summary>The ffmpeg or ffprobe program is neither in the configured folder nor in the PATH.</summary>
public class InstanceFileNotFoundException : InstanceException
{
    public InstanceFileNotFoundException(string fileName, Exception innerException)
        : base($"File not found: {fileName}", innerException)
    {
    }
}
