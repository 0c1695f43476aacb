namespace AefVideo.Core.Errors;

/// <summary>A file of numbers (network weights, a perturbation) is damaged, of the wrong shape or of the wrong kind.</summary>
public sealed class ModelException : AefVideoException
{
    /// <inheritdoc cref="AefVideoException(string, Exception)" />
    public ModelException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc />
    public override ExitCode ExitCode => ExitCode.Failed;
}
