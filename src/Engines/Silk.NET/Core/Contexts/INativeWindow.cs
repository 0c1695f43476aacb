namespace Silk.NET.Core.Contexts;

/// <summary>The handles by which other libraries know a window; null where they do not apply.</summary>
public interface INativeWindow
{
    NativeWindowFlags Kind { get; }
    (nint Display, nuint Window)? X11 { get; }
    nint? Cocoa { get; }
    (nint Display, nint Surface)? Wayland { get; }
    nint? WinRT { get; }
    (nint Window, uint Framebuffer, uint Colorbuffer, uint ResolveFramebuffer)? UIKit { get; }
    (nint Hwnd, nint HDC, nint HInstance)? Win32 { get; }
    (nint Display, nint Window)? Vivante { get; }
    (nint Window, nint Surface)? Android { get; }
    nint? Glfw { get; }
    nint? Sdl { get; }

    /// <summary>What DirectX takes for the window: the Win32 handle on Windows, that of GLFW elsewhere.</summary>
    nint? DXHandle { get; }

    (nint? Display, nint? Surface)? EGL { get; }
}
