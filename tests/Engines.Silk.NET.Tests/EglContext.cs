using System.Runtime.InteropServices;

namespace AefVideo.Tests;

/// <summary>An OpenGL 3.3 core context without any display, made by the tests' own calls to EGL.</summary>
internal sealed unsafe partial class EglContext : IDisposable
{
    private const string Library = "libEGL.so.1";
    private const int PlatformSurfacelessMesa = 0x31DD;
    private const int OpenGLApi = 0x30A2;
    private const int None = 0x3038;
    private const int SurfaceType = 0x3033;
    private const int RenderableType = 0x3040;
    private const int OpenGLBit = 0x0008;
    private const int ContextMajorVersion = 0x3098;
    private const int ContextMinorVersion = 0x30FB;
    private const int ContextProfileMask = 0x30FD;
    private const int CoreProfileBit = 0x0001;
    private readonly nint _display;
    private readonly nint _context;

    private EglContext(nint display, nint context)
    {
        _display = display;
        _context = context;
    }

    /// <summary>Makes a context and makes it current; skips the running test where EGL cannot.</summary>
    public static EglContext Require()
    {
        Assert.SkipUnless(NativeLibrary.TryLoad(Library, out _), $"needs {Library}, which is not installed");
        var display = GetPlatformDisplay(PlatformSurfacelessMesa, 0, null);
        Assert.SkipWhen(display == 0 || Initialize(display, null, null) == 0, "needs EGL's surfaceless platform, which this EGL lacks");
        Assert.NotEqual(0u, BindApi(OpenGLApi));

        var wanted = stackalloc int[] { SurfaceType, 0, RenderableType, OpenGLBit, None };
        nint config;
        int count;
        Assert.NotEqual(0u, ChooseConfig(display, wanted, &config, 1, &count));
        Assert.Equal(1, count);

        var version = stackalloc int[] { ContextMajorVersion, 3, ContextMinorVersion, 3, ContextProfileMask, CoreProfileBit, None };
        var context = CreateContext(display, config, 0, version);
        Assert.NotEqual(0, context);
        Assert.NotEqual(0u, MakeCurrent(display, 0, 0, context));
        return new EglContext(display, context);
    }

    [LibraryImport(Library, EntryPoint = "eglGetProcAddress", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GetProcAddress(string name);

    public void Dispose()
    {
        _ = MakeCurrent(_display, 0, 0, 0);
        _ = DestroyContext(_display, _context);
        _ = Terminate(_display);
    }

    [LibraryImport(Library, EntryPoint = "eglGetPlatformDisplay")]
    private static partial nint GetPlatformDisplay(int platform, nint nativeDisplay, nint* attributes);

    [LibraryImport(Library, EntryPoint = "eglInitialize")]
    private static partial uint Initialize(nint display, int* major, int* minor);

    [LibraryImport(Library, EntryPoint = "eglBindAPI")]
    private static partial uint BindApi(int api);

    [LibraryImport(Library, EntryPoint = "eglChooseConfig")]
    private static partial uint ChooseConfig(nint display, int* attributes, nint* configs, int size, int* count);

    [LibraryImport(Library, EntryPoint = "eglCreateContext")]
    private static partial nint CreateContext(nint display, nint config, nint share, int* attributes);

    [LibraryImport(Library, EntryPoint = "eglMakeCurrent")]
    private static partial uint MakeCurrent(nint display, nint draw, nint read, nint context);

    [LibraryImport(Library, EntryPoint = "eglDestroyContext")]
    private static partial uint DestroyContext(nint display, nint context);

    [LibraryImport(Library, EntryPoint = "eglTerminate")]
    private static partial uint Terminate(nint display);
}
