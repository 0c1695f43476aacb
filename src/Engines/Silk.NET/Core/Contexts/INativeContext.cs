namespace Silk.NET.Core.Contexts;

/// <summary>Finds the functions of a native library by name.</summary>
public interface INativeContext : IDisposable
{
    /// <summary>The address of <paramref name="proc"/>.</summary>
    /// <exception cref="Loader.SymbolLoadingException">There is no such function.</exception>
    nint GetProcAddress(string proc, int? slot = default);

    /// <summary>The address of <paramref name="proc"/>, or false where there is no such function.</summary>
    bool TryGetProcAddress(string proc, out nint addr, int? slot = default);
}
