namespace AefVideo.Core.Errors;

/// <summary>The command line asks for something that cannot be meant.</summary>
public sealed class UsageException : AefVideoException
{
    /// <inheritdoc cref="AefVideoException(string, Exception)" />
    public UsageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc />
    public override ExitCode ExitCode => ExitCode.WrongUsage;
}
