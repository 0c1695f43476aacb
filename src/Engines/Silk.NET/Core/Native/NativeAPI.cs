using Silk.NET.Core.Contexts;

namespace Silk.NET.Core.Native;

/// <summary>The base of the bindings to native libraries.</summary>
public abstract class NativeAPI : NativeApiContainer
{
    /// <summary>Looks functions up in <paramref name="ctx"/>.</summary>
    public NativeAPI(INativeContext ctx) : base(ctx) => Context = ctx;

    /// <summary>Where functions are looked up.</summary>
    public INativeContext Context { get; }

    /// <summary>True where the library offers the extension.</summary>
    public abstract bool IsExtensionPresent(string name);
}
