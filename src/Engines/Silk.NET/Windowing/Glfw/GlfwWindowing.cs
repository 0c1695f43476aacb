using Silk.NET.GLFW;

namespace Silk.NET.Windowing.Glfw;

/// <summary>The GLFW window platform.</summary>
public static class GlfwWindowing
{
    /// <summary>Registers the platform.</summary>
    public static void RegisterPlatform() => Window.Add(new GlfwPlatform());

    /// <summary>Puts the platform first.</summary>
    public static void Use() => Window.PrioritizeOrAdd(() => new GlfwPlatform(), true);

    /// <summary>True for windows that GLFW made.</summary>
    public static bool IsViewGlfw(IView view) => view is GlfwWindow;

    /// <summary>The GLFW that made the view, or null where another platform did.</summary>
    public static GLFW.Glfw? GetExistingApi(IView view) => view is GlfwWindow ? GlfwProvider.GLFW.Value : null;

    /// <summary>The view's GLFW handle; null where it has none.</summary>
    public static unsafe WindowHandle* GetHandle(IView view) => view is GlfwWindow window ? window.Pointer : null;
}
