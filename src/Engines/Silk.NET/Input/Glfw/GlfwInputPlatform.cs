using Silk.NET.Windowing;
using Silk.NET.Windowing.Glfw;

namespace Silk.NET.Input.Glfw;

/// <summary>Reads the devices of GLFW windows.</summary>
internal sealed class GlfwInputPlatform : IInputPlatform
{
    public bool IsApplicable(IView view) => view is GlfwWindow;

    public IInputContext CreateInput(IView view)
        => view is GlfwWindow window ? new GlfwInputContext(window) : throw new NotSupportedException("The view is not a GLFW window.");
}
