namespace Instances.Exceptions;

/// <summary>A program could not be started.</summary>
public class InstanceException : Exception
{
    public InstanceException(string msg, Exception innerException)
        : base(msg, innerException)
    {
    }
}
