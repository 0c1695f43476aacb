using Silk.NET.Core.Contexts;

namespace Silk.NET.Core.Native;

/// <summary>Holds the addresses of a native library's functions, each looked up once.</summary>
public abstract class NativeApiContainer : IDisposable
{
    private readonly INativeContext _context;

    /// <summary>Looks functions up in <paramref name="ctx"/>.</summary>
    public NativeApiContainer(INativeContext ctx) => _context = ctx;

    /// <summary>Disposes the context the functions came from.</summary>
    public void Dispose()
    {
        _context.Dispose();
        GC.SuppressFinalize(this);
    }
}
