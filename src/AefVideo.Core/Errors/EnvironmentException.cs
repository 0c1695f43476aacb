namespace AefVideo.Core.Errors;

/// <summary>A program, library or device that is needed is missing or does not work.</summary>
public sealed class EnvironmentException : AefVideoException
{
    /// <inheritdoc cref="AefVideoException(string, Exception)" />
    public EnvironmentException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc />
    public override ExitCode ExitCode => ExitCode.EnvironmentIncomplete;
}
