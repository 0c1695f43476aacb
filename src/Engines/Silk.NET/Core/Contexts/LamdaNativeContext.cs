using Silk.NET.Core.Loader;

namespace Silk.NET.Core.Contexts;

/// <summary>Finds native functions through a delegate of the application.</summary>
public struct LamdaNativeContext : INativeContext
{
    private readonly Func<string, nint> _getProcAddress;

    /// <summary>Wraps a delegate that returns a function's address, or zero.</summary>
    public LamdaNativeContext(Func<string, nint> getProcAddress) => _getProcAddress = getProcAddress;

    /// <inheritdoc/>
    public readonly nint GetProcAddress(string proc, int? slot = default)
        => TryGetProcAddress(proc, out var address) ? address : throw new SymbolLoadingException(proc);

    /// <inheritdoc/>
    public readonly bool TryGetProcAddress(string proc, out nint addr, int? slot = default) => (addr = _getProcAddress(proc)) != 0;

    /// <inheritdoc/>
    public readonly void Dispose()
    {
    }
}
