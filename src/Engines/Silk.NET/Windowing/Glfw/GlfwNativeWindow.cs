using Silk.NET.Core.Contexts;
using Silk.NET.GLFW;

namespace Silk.NET.Windowing.Glfw;

/// <summary>The handles of a window: those of GLFW and X11, or of Wayland and EGL where it is not on X11.</summary>
internal sealed unsafe class GlfwNativeWindow : INativeWindow
{
    public GlfwNativeWindow(WindowHandle* window)
    {
        Glfw = DXHandle = (nint)window;
        Kind = NativeWindowFlags.Glfw;
        if (Find(() => (GlfwNative.GetX11Display(), GlfwNative.GetX11Window(window))) is { Item1: not 0, Item2: not 0 } x11)
        {
            Kind |= NativeWindowFlags.X11;
            X11 = x11;
            return;
        }

        if (Find(() => (GlfwNative.GetWaylandDisplay(), GlfwNative.GetWaylandWindow(window))) is { } wayland)
        {
            Kind |= NativeWindowFlags.Wayland;
            Wayland = wayland;
        }

        if (Find(() => (GlfwNative.GetEGLDisplay(), GlfwNative.GetEGLSurface(window))) is { } egl)
        {
            Kind |= NativeWindowFlags.EGL;
            EGL = egl;
        }
    }

    public NativeWindowFlags Kind { get; }
    public (nint Display, nuint Window)? X11 { get; }
    public (nint Display, nint Surface)? Wayland { get; }
    public (nint? Display, nint? Surface)? EGL { get; }
    public nint? Glfw { get; }
    public nint? DXHandle { get; }
    public nint? Cocoa => null;
    public nint? WinRT => null;
    public (nint Window, uint Framebuffer, uint Colorbuffer, uint ResolveFramebuffer)? UIKit => null;
    public (nint Hwnd, nint HDC, nint HInstance)? Win32 => null;
    public (nint Display, nint Window)? Vivante => null;
    public (nint Window, nint Surface)? Android => null;
    public nint? Sdl => null;

    /// <summary>Null where this GLFW was built without the functions.</summary>
    private static T? Find<T>(Func<T> handles) where T : struct
    {
        try
        {
            return handles();
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }
}
