using System.Runtime.InteropServices;
using Silk.NET.GLFW;

namespace Silk.NET.Windowing.Glfw;

/// <summary>Windows by GLFW.</summary>
internal sealed class GlfwPlatform : IWindowPlatform
{
    public bool IsViewOnly => false;

    public bool IsApplicable => NativeLibrary.TryLoad(GlfwNative.Library, out _);

    public IWindow CreateWindow(WindowOptions opts) => new GlfwWindow(opts, null, null);

    public IView GetView(ViewOptions? opts = null) => CreateWindow(new WindowOptions(opts ?? ViewOptions.Default));

    public unsafe void ClearContexts()
    {
        _ = GlfwProvider.GLFW.Value;
        GlfwNative.MakeContextCurrent(null);
    }

    public IEnumerable<IMonitor> GetMonitors() => GlfwMonitor.All();

    public IMonitor GetMainMonitor()
        => GlfwMonitor.Primary() ?? throw new PlatformNotSupportedException("GLFW finds no monitor on this display.");

    public bool IsSourceOfView(IView view) => view is GlfwWindow;
}
