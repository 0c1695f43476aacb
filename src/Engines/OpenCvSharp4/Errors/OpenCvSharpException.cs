namespace OpenCvSharp;

/// <summary>An error of the wrapper itself.</summary>
[Serializable]
public class OpenCvSharpException : Exception
{
    public OpenCvSharpException()
    {
    }

    public OpenCvSharpException(string message)
        : base(message)
    {
    }

    public OpenCvSharpException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
