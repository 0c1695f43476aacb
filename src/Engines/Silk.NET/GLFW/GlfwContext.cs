using Silk.NET.Core.Contexts;
using Silk.NET.Core.Loader;

namespace Silk.NET.GLFW;

/// <summary>The OpenGL context of a GLFW window.</summary>
public class GlfwContext : IGLContext
{
    private readonly unsafe WindowHandle* _window;

    /// <summary>The context of <paramref name="window"/>, which stays the owner.</summary>
    public unsafe GlfwContext(Glfw glfw, WindowHandle* window, IGLContextSource? source = null)
    {
        ArgumentNullException.ThrowIfNull(glfw);
        _window = window;
        Source = source;
    }

    /// <inheritdoc/>
    public unsafe nint Handle => (nint)_window;

    /// <inheritdoc/>
    public IGLContextSource? Source { get; }

    /// <inheritdoc/>
    public unsafe bool IsCurrent => GlfwNative.GetCurrentContext() == _window;

    /// <inheritdoc/>
    public void SwapInterval(int interval) => GlfwNative.SwapInterval(interval);

    /// <inheritdoc/>
    public unsafe void SwapBuffers() => GlfwNative.SwapBuffers(_window);

    /// <inheritdoc/>
    /// <exception cref="GlfwException">The context cannot be made current here.</exception>
    public unsafe void MakeCurrent()
    {
        Glfw.ForgetPending();
        GlfwNative.MakeContextCurrent(_window);
        Glfw.ThrowPending();
    }

    /// <inheritdoc/>
    public unsafe void Clear()
    {
        if (IsCurrent) GlfwNative.MakeContextCurrent(null);
    }

    /// <inheritdoc/>
    public nint GetProcAddress(string proc, int? slot = default)
        => TryGetProcAddress(proc, out var address) ? address : throw new SymbolLoadingException(proc);

    /// <inheritdoc/>
    public bool TryGetProcAddress(string proc, out nint addr, int? slot = default) => (addr = GlfwNative.GetProcAddress(proc)) != 0;

    /// <summary>Does nothing: the context goes with its window.</summary>
    public void Dispose() => GC.SuppressFinalize(this);
}
