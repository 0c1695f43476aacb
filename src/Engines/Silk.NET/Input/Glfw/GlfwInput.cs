namespace Silk.NET.Input.Glfw;

/// <summary>The GLFW input platform.</summary>
public static class GlfwInput
{
    /// <summary>Registers the platform.</summary>
    public static void RegisterPlatform() => InputWindowExtensions.Add(new GlfwInputPlatform());
}
