namespace AefVideo.Core.Errors;

/// <summary>A video or picture cannot be read, decoded, encoded or written.</summary>
public sealed class MediaException : AefVideoException
{
    /// <inheritdoc cref="AefVideoException(string, Exception)" />
    public MediaException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc />
    public override ExitCode ExitCode => ExitCode.Failed;
}
