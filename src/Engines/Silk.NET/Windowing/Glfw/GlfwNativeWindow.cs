using Silk.NET.Core.Contexts;
using Silk.NET.GLFW;

namespace Silk.NET.Windowing.Glfw;

/// <summary>The X11 and GLFW handles of a window.</summary>
internal sealed unsafe class GlfwNativeWindow(WindowHandle* window) : INativeWindow
{
    public NativeWindowFlags Kind => X11 is null ? NativeWindowFlags.Glfw : NativeWindowFlags.Glfw | NativeWindowFlags.X11;
    public (nint Display, nuint Window)? X11 { get; } = X11Of(window);
    public nint? Glfw { get; } = (nint)window;
    public nint? Cocoa => null;
    public (nint Display, nint Surface)? Wayland => null;
    public nint? WinRT => null;
    public (nint Window, uint Framebuffer, uint Colorbuffer, uint ResolveFramebuffer)? UIKit => null;
    public (nint Hwnd, nint HDC, nint HInstance)? Win32 => null;
    public (nint Display, nint Window)? Vivante => null;
    public (nint Window, nint Surface)? Android => null;
    public nint? Sdl => null;

    /// <summary>Null where this GLFW was built for Wayland only and lacks the functions.</summary>
    private static (nint Display, nuint Window)? X11Of(WindowHandle* window)
    {
        try
        {
            return (GlfwNative.GetX11Display(), GlfwNative.GetX11Window(window));
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }
}
