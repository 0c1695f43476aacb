namespace Silk.NET.GLFW;

/// <summary>An error of GLFW, in its own words.</summary>
public class GlfwException : Exception
{
    public GlfwException()
    {
    }

    public GlfwException(string message) : base(message)
    {
    }

    public GlfwException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>GLFW's code of the error.</summary>
    public ErrorCode ErrorCode { get; set; }
}
