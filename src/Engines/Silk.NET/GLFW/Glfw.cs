using System.Runtime.InteropServices;
using Silk.NET.Core.Contexts;
using Silk.NET.Core.Native;

namespace Silk.NET.GLFW;

/// <summary>The GLFW library of the system.</summary>
public class Glfw : NativeAPI
{
    /// <summary>Binds to the functions of <paramref name="ctx"/>.</summary>
    protected Glfw(INativeContext ctx) : base(ctx)
    {
    }

    /// <summary>Loads the library; it is not initialised.</summary>
    /// <exception cref="FileNotFoundException">The library is not installed.</exception>
    public static Glfw GetApi()
        => NativeLibrary.TryLoad(GlfwNative.Library, out var handle)
            ? new Glfw(new LibraryContext(handle))
            : throw new FileNotFoundException($"Could not load {GlfwNative.Library}: install the GLFW library (Debian: libglfw3).", GlfwNative.Library);

    /// <summary>True where the current OpenGL context, or its platform, has the extension.</summary>
    public override bool IsExtensionPresent(string name) => GlfwNative.ExtensionSupported(name) != 0;

    /// <summary>Throws what GLFW reported last on this thread, if anything.</summary>
    internal static unsafe void ThrowPending()
    {
        byte* description = null;
        var code = GlfwNative.GetError(&description);
        if (code == ErrorCode.NoError) return;
        throw new GlfwException($"{code}: {Marshal.PtrToStringUTF8((nint)description)}") { ErrorCode = code };
    }

    /// <summary>Forgets what GLFW reported last on this thread, so that a later check reports its own call only.</summary>
    internal static unsafe void ForgetPending() => _ = GlfwNative.GetError(null);
}
