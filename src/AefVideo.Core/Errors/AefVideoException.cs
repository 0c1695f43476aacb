namespace AefVideo.Core.Errors;

/// <summary>
/// Something that the user must hear of in one sentence: which file, what is wrong with it, what to do.
/// Caught once, in the command line program, and never shown with a stack trace.
/// </summary>
public abstract class AefVideoException : Exception
{
    /// <param name="message">One sentence for the user, naming the file, the fault and the remedy.</param>
    /// <param name="innerException">What the fault was first seen as, for the debugger.</param>
    protected AefVideoException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The exit code of a program that ends because of this.</summary>
    public abstract ExitCode ExitCode { get; }
}
