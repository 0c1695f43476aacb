namespace Silk.NET.GLFW;

/// <summary>The one initialised GLFW of the process.</summary>
public static class GlfwProvider
{
    /// <summary>
    /// Loads and initialises GLFW when first asked for. A failure is not remembered, so a display that appears later is found.
    /// </summary>
    /// <exception cref="FileNotFoundException">The library is not installed.</exception>
    /// <exception cref="GlfwException">GLFW found no display it can use.</exception>
    public static Lazy<Glfw> GLFW { get; } = new(Initialise, LazyThreadSafetyMode.PublicationOnly);

    private static Glfw Initialise()
    {
        var glfw = Glfw.GetApi();
        if (GlfwNative.Init() != 0) return glfw;
        try
        {
            Glfw.ThrowPending();
        }
        catch (GlfwException exception)
        {
            throw new GlfwException($"GLFW Init failed, {exception.Message}") { ErrorCode = exception.ErrorCode };
        }

        throw new GlfwException("GLFW Init failed, without a reason given");
    }
}
