using System.Runtime.InteropServices;

namespace Silk.NET.GLFW;

/// <summary>The functions of GLFW 3.3 that are used here, under their own names.</summary>
internal static unsafe partial class GlfwNative
{
    public const string Library = "libglfw.so.3";

    [LibraryImport(Library, EntryPoint = "glfwInit")]
    public static partial int Init();

    [LibraryImport(Library, EntryPoint = "glfwGetError")]
    public static partial ErrorCode GetError(byte** description);

    [LibraryImport(Library, EntryPoint = "glfwPollEvents")]
    public static partial void PollEvents();

    [LibraryImport(Library, EntryPoint = "glfwWaitEvents")]
    public static partial void WaitEvents();

    [LibraryImport(Library, EntryPoint = "glfwWaitEventsTimeout")]
    public static partial void WaitEventsTimeout(double timeout);

    [LibraryImport(Library, EntryPoint = "glfwPostEmptyEvent")]
    public static partial void PostEmptyEvent();

    [LibraryImport(Library, EntryPoint = "glfwDefaultWindowHints")]
    public static partial void DefaultWindowHints();

    [LibraryImport(Library, EntryPoint = "glfwWindowHint")]
    public static partial void WindowHint(int hint, int value);

    [LibraryImport(Library, EntryPoint = "glfwWindowHintString", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void WindowHintString(int hint, string value);

    [LibraryImport(Library, EntryPoint = "glfwCreateWindow", StringMarshalling = StringMarshalling.Utf8)]
    public static partial WindowHandle* CreateWindow(int width, int height, string title, nint monitor, WindowHandle* share);

    [LibraryImport(Library, EntryPoint = "glfwDestroyWindow")]
    public static partial void DestroyWindow(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwWindowShouldClose")]
    public static partial int WindowShouldClose(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowShouldClose")]
    public static partial void SetWindowShouldClose(WindowHandle* window, int value);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowTitle", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetWindowTitle(WindowHandle* window, string title);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowIcon")]
    public static partial void SetWindowIcon(WindowHandle* window, int count, GlfwImage* images);

    [LibraryImport(Library, EntryPoint = "glfwGetWindowPos")]
    public static partial void GetWindowPos(WindowHandle* window, int* x, int* y);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowPos")]
    public static partial void SetWindowPos(WindowHandle* window, int x, int y);

    [LibraryImport(Library, EntryPoint = "glfwGetWindowSize")]
    public static partial void GetWindowSize(WindowHandle* window, int* width, int* height);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowSize")]
    public static partial void SetWindowSize(WindowHandle* window, int width, int height);

    [LibraryImport(Library, EntryPoint = "glfwGetFramebufferSize")]
    public static partial void GetFramebufferSize(WindowHandle* window, int* width, int* height);

    [LibraryImport(Library, EntryPoint = "glfwGetWindowFrameSize")]
    public static partial void GetWindowFrameSize(WindowHandle* window, int* left, int* top, int* right, int* bottom);

    [LibraryImport(Library, EntryPoint = "glfwIconifyWindow")]
    public static partial void IconifyWindow(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwRestoreWindow")]
    public static partial void RestoreWindow(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwMaximizeWindow")]
    public static partial void MaximizeWindow(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwShowWindow")]
    public static partial void ShowWindow(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwHideWindow")]
    public static partial void HideWindow(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwFocusWindow")]
    public static partial void FocusWindow(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwGetWindowMonitor")]
    public static partial nint GetWindowMonitor(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowMonitor")]
    public static partial void SetWindowMonitor(WindowHandle* window, nint monitor, int x, int y, int width, int height, int refreshRate);

    [LibraryImport(Library, EntryPoint = "glfwGetWindowAttrib")]
    public static partial int GetWindowAttrib(WindowHandle* window, int attribute);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowAttrib")]
    public static partial void SetWindowAttrib(WindowHandle* window, int attribute, int value);

    [LibraryImport(Library, EntryPoint = "glfwGetMonitors")]
    public static partial nint* GetMonitors(int* count);

    [LibraryImport(Library, EntryPoint = "glfwGetPrimaryMonitor")]
    public static partial nint GetPrimaryMonitor();

    [LibraryImport(Library, EntryPoint = "glfwGetMonitorPos")]
    public static partial void GetMonitorPos(nint monitor, int* x, int* y);

    [LibraryImport(Library, EntryPoint = "glfwGetMonitorName")]
    public static partial nint GetMonitorName(nint monitor);

    [LibraryImport(Library, EntryPoint = "glfwGetVideoMode")]
    public static partial GlfwVideoMode* GetVideoMode(nint monitor);

    [LibraryImport(Library, EntryPoint = "glfwGetVideoModes")]
    public static partial GlfwVideoMode* GetVideoModes(nint monitor, int* count);

    [LibraryImport(Library, EntryPoint = "glfwSetGamma")]
    public static partial void SetGamma(nint monitor, float gamma);

    [LibraryImport(Library, EntryPoint = "glfwMakeContextCurrent")]
    public static partial void MakeContextCurrent(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwGetCurrentContext")]
    public static partial WindowHandle* GetCurrentContext();

    [LibraryImport(Library, EntryPoint = "glfwSwapBuffers")]
    public static partial void SwapBuffers(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwSwapInterval")]
    public static partial void SwapInterval(int interval);

    [LibraryImport(Library, EntryPoint = "glfwGetProcAddress", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GetProcAddress(string name);

    [LibraryImport(Library, EntryPoint = "glfwExtensionSupported", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ExtensionSupported(string name);

    [LibraryImport(Library, EntryPoint = "glfwGetX11Display")]
    public static partial nint GetX11Display();

    [LibraryImport(Library, EntryPoint = "glfwGetX11Window")]
    public static partial nuint GetX11Window(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwGetWaylandDisplay")]
    public static partial nint GetWaylandDisplay();

    [LibraryImport(Library, EntryPoint = "glfwGetWaylandWindow")]
    public static partial nint GetWaylandWindow(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwGetEGLDisplay")]
    public static partial nint GetEGLDisplay();

    [LibraryImport(Library, EntryPoint = "glfwGetEGLSurface")]
    public static partial nint GetEGLSurface(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwGetKey")]
    public static partial int GetKey(WindowHandle* window, int key);

    [LibraryImport(Library, EntryPoint = "glfwGetMouseButton")]
    public static partial int GetMouseButton(WindowHandle* window, int button);

    [LibraryImport(Library, EntryPoint = "glfwGetCursorPos")]
    public static partial void GetCursorPos(WindowHandle* window, double* x, double* y);

    [LibraryImport(Library, EntryPoint = "glfwSetCursorPos")]
    public static partial void SetCursorPos(WindowHandle* window, double x, double y);

    [LibraryImport(Library, EntryPoint = "glfwGetInputMode")]
    public static partial int GetInputMode(WindowHandle* window, int mode);

    [LibraryImport(Library, EntryPoint = "glfwSetInputMode")]
    public static partial void SetInputMode(WindowHandle* window, int mode, int value);

    [LibraryImport(Library, EntryPoint = "glfwRawMouseMotionSupported")]
    public static partial int RawMouseMotionSupported();

    [LibraryImport(Library, EntryPoint = "glfwCreateCursor")]
    public static partial nint CreateCursor(GlfwImage* image, int hotspotX, int hotspotY);

    [LibraryImport(Library, EntryPoint = "glfwCreateStandardCursor")]
    public static partial nint CreateStandardCursor(int shape);

    [LibraryImport(Library, EntryPoint = "glfwDestroyCursor")]
    public static partial void DestroyCursor(nint cursor);

    [LibraryImport(Library, EntryPoint = "glfwSetCursor")]
    public static partial void SetCursor(WindowHandle* window, nint cursor);

    [LibraryImport(Library, EntryPoint = "glfwGetClipboardString")]
    public static partial nint GetClipboardString(WindowHandle* window);

    [LibraryImport(Library, EntryPoint = "glfwSetClipboardString", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetClipboardString(WindowHandle* window, string text);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowPosCallback")]
    public static partial nint SetWindowPosCallback(WindowHandle* window, nint callback);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowSizeCallback")]
    public static partial nint SetWindowSizeCallback(WindowHandle* window, nint callback);

    [LibraryImport(Library, EntryPoint = "glfwSetFramebufferSizeCallback")]
    public static partial nint SetFramebufferSizeCallback(WindowHandle* window, nint callback);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowCloseCallback")]
    public static partial nint SetWindowCloseCallback(WindowHandle* window, nint callback);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowFocusCallback")]
    public static partial nint SetWindowFocusCallback(WindowHandle* window, nint callback);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowIconifyCallback")]
    public static partial nint SetWindowIconifyCallback(WindowHandle* window, nint callback);

    [LibraryImport(Library, EntryPoint = "glfwSetWindowMaximizeCallback")]
    public static partial nint SetWindowMaximizeCallback(WindowHandle* window, nint callback);

    [LibraryImport(Library, EntryPoint = "glfwSetDropCallback")]
    public static partial nint SetDropCallback(WindowHandle* window, nint callback);

    [LibraryImport(Library, EntryPoint = "glfwSetKeyCallback")]
    public static partial nint SetKeyCallback(WindowHandle* window, nint callback);

    [LibraryImport(Library, EntryPoint = "glfwSetCharCallback")]
    public static partial nint SetCharCallback(WindowHandle* window, nint callback);

    [LibraryImport(Library, EntryPoint = "glfwSetMouseButtonCallback")]
    public static partial nint SetMouseButtonCallback(WindowHandle* window, nint callback);

    [LibraryImport(Library, EntryPoint = "glfwSetCursorPosCallback")]
    public static partial nint SetCursorPosCallback(WindowHandle* window, nint callback);

    [LibraryImport(Library, EntryPoint = "glfwSetScrollCallback")]
    public static partial nint SetScrollCallback(WindowHandle* window, nint callback);
}
