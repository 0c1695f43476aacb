using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Silk.NET.GLFW;

namespace Silk.NET.Windowing.Glfw;

/// <summary>
/// Where GLFW calls back. An exception must not travel through its C frames: the first is kept and thrown when the events have been handled.
/// </summary>
internal static unsafe class GlfwCallbacks
{
    private static readonly ConcurrentDictionary<nint, GlfwWindow> Open = new();

    [ThreadStatic]
    private static ExceptionDispatchInfo? _fault;

    public static void Attach(GlfwWindow window)
    {
        var pointer = window.Pointer;
        Open[(nint)pointer] = window;
        GlfwNative.SetWindowPosCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, int, int, void>)&Moved);
        GlfwNative.SetWindowSizeCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, int, int, void>)&Resized);
        GlfwNative.SetFramebufferSizeCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, int, int, void>)&FramebufferResized);
        GlfwNative.SetWindowCloseCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, void>)&Closing);
        GlfwNative.SetWindowFocusCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, int, void>)&FocusChanged);
        GlfwNative.SetWindowIconifyCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, int, void>)&StateChanged);
        GlfwNative.SetWindowMaximizeCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, int, void>)&StateChanged);
        GlfwNative.SetDropCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, int, nint*, void>)&Dropped);
        GlfwNative.SetKeyCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, int, int, int, int, void>)&Key);
        GlfwNative.SetCharCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, uint, void>)&Character);
        GlfwNative.SetMouseButtonCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, int, int, int, void>)&MouseButton);
        GlfwNative.SetCursorPosCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, double, double, void>)&PointerMoved);
        GlfwNative.SetScrollCallback(pointer, (nint)(delegate* unmanaged[Cdecl]<nint, double, double, void>)&Scrolled);
    }

    public static void Detach(GlfwWindow window) => Open.TryRemove((nint)window.Pointer, out _);

    /// <summary>Throws what a handler of the application threw during the events.</summary>
    public static void ThrowFault()
    {
        var fault = _fault;
        _fault = null;
        fault?.Throw();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Moved(nint window, int x, int y) => Tell(window, (x, y), static (target, at) => target.OnMove(at.x, at.y));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Resized(nint window, int width, int height)
        => Tell(window, (width, height), static (target, size) => target.OnResize(size.width, size.height));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void FramebufferResized(nint window, int width, int height)
        => Tell(window, (width, height), static (target, size) => target.OnFramebufferResize(size.width, size.height));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Closing(nint window) => Tell(window, 0, static (target, _) => target.OnClosing());

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void FocusChanged(nint window, int isFocused) => Tell(window, isFocused != 0, static (target, focused) => target.OnFocusChanged(focused));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void StateChanged(nint window, int isOn) => Tell(window, 0, static (target, _) => target.OnStateChanged());

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Dropped(nint window, int count, nint* paths)
    {
        var names = new string[count];
        for (var i = 0; i < count; i++) names[i] = Marshal.PtrToStringUTF8(paths[i]) ?? string.Empty;
        Tell(window, names, static (target, dropped) => target.OnFileDrop(dropped));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Key(nint window, int key, int scancode, int action, int modifiers)
    {
        if (action is not (GlfwConstants.Press or GlfwConstants.Release)) return;
        Tell(window, (key, scancode, isDown: action == GlfwConstants.Press), static (target, it) => target.OnKey(it.key, it.scancode, it.isDown));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Character(nint window, uint codePoint) => Tell(window, codePoint, static (target, point) => target.OnCharacter(point));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void MouseButton(nint window, int button, int action, int modifiers)
        => Tell(window, (button, isDown: action == GlfwConstants.Press), static (target, it) => target.OnMouseButton(it.button, it.isDown));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void PointerMoved(nint window, double x, double y) => Tell(window, (x, y), static (target, at) => target.OnPointerMoved(at.x, at.y));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Scrolled(nint window, double x, double y) => Tell(window, (x, y), static (target, by) => target.OnScrolled(by.x, by.y));

    private static void Tell<T>(nint window, T what, Action<GlfwWindow, T> tell)
    {
        if (!Open.TryGetValue(window, out var target)) return;
        try
        {
            tell(target, what);
        }
        catch (Exception exception)
        {
            _fault ??= ExceptionDispatchInfo.Capture(exception);
        }
    }
}
