using System.Runtime.InteropServices;
using AefVideo.Core.Errors;

namespace AefVideo.Preview.Platform;

/// <summary>An OpenGL 3.3 core context without window or display: EGL with EGL_MESA_platform_surfaceless. Current on the thread that made it.</summary>
public sealed partial class SurfacelessContext : IDisposable
{
    private const string Library = "libEGL.so.1";
    private const uint PlatformSurfaceless = 0x31DD;
    private const uint OpenGlApi = 0x30A2;
    private const int SurfaceType = 0x3033, RenderableType = 0x3040, OpenGlBit = 0x0008;
    private const int ContextMajorVersion = 0x3098, ContextMinorVersion = 0x30FB, ContextProfileMask = 0x30FD, CoreProfileBit = 1;
    private const int End = 0x3038;

    private readonly nint _display;
    private readonly nint _context;

    /// <summary>Makes a context and makes it current.</summary>
    /// <exception cref="EnvironmentException">EGL is not installed, or refused a step.</exception>
    public SurfacelessContext()
    {
        if (!NativeLibrary.TryLoad(Library, out _))
            throw new EnvironmentException($"There is no {Library}, so nothing can be drawn without a display; install EGL (apt-get install libegl1 libegl-mesa0 libgl1-mesa-dri).");
        _display = GetPlatformDisplay(PlatformSurfaceless, 0, 0);
        Demand(_display != 0, "a display without surfaces");
        Demand(Initialize(_display, out _, out _), "to initialise");
        Demand(BindApi(OpenGlApi), "OpenGL");
        Demand(ChooseConfig(_display, [SurfaceType, 0, RenderableType, OpenGlBit, End], out var config, 1, out var count) && count == 1, "a configuration");
        _context = CreateContext(_display, config, 0, [ContextMajorVersion, 3, ContextMinorVersion, 3, ContextProfileMask, CoreProfileBit, End]);
        Demand(_context != 0, "an OpenGL 3.3 core context");
        Demand(MakeCurrent(_display, 0, 0, _context), "to make its context current");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        MakeCurrent(_display, 0, 0, 0);
        DestroyContext(_display, _context);
        Terminate(_display);
    }

    /// <summary>Address of an OpenGL function; zero for none.</summary>
    [LibraryImport(Library, EntryPoint = "eglGetProcAddress", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GetProcAddress(string name);

    private static void Demand(bool granted, string what)
    {
        if (!granted) throw new EnvironmentException($"EGL refuses {what} (error 0x{GetError():X}), so nothing can be drawn without a display; install a driver that can (apt-get install libegl-mesa0 libgl1-mesa-dri).");
    }

    [LibraryImport(Library, EntryPoint = "eglGetError")]
    private static partial int GetError();

    [LibraryImport(Library, EntryPoint = "eglGetPlatformDisplay")]
    private static partial nint GetPlatformDisplay(uint platform, nint nativeDisplay, nint attributes);

    [LibraryImport(Library, EntryPoint = "eglInitialize")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Initialize(nint display, out int major, out int minor);

    [LibraryImport(Library, EntryPoint = "eglBindAPI")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool BindApi(uint api);

    [LibraryImport(Library, EntryPoint = "eglChooseConfig")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool ChooseConfig(nint display, ReadOnlySpan<int> attributes, out nint config, int size, out int count);

    [LibraryImport(Library, EntryPoint = "eglCreateContext")]
    private static partial nint CreateContext(nint display, nint config, nint shared, ReadOnlySpan<int> attributes);

    [LibraryImport(Library, EntryPoint = "eglMakeCurrent")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool MakeCurrent(nint display, nint draw, nint read, nint context);

    [LibraryImport(Library, EntryPoint = "eglDestroyContext")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool DestroyContext(nint display, nint context);

    [LibraryImport(Library, EntryPoint = "eglTerminate")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool Terminate(nint display);
}
