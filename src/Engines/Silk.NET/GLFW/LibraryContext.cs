using System.Runtime.InteropServices;
using Silk.NET.Core.Contexts;
using Silk.NET.Core.Loader;

namespace Silk.NET.GLFW;

/// <summary>The functions that a loaded library exports. The library stays loaded for the life of the process.</summary>
internal sealed class LibraryContext(nint library) : INativeContext
{
    public nint GetProcAddress(string proc, int? slot = default)
        => TryGetProcAddress(proc, out var address) ? address : throw new SymbolLoadingException(proc);

    public bool TryGetProcAddress(string proc, out nint addr, int? slot = default) => NativeLibrary.TryGetExport(library, proc, out addr);

    public void Dispose()
    {
    }
}
