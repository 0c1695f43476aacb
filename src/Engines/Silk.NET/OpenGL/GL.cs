using System.Runtime.CompilerServices;
using Silk.NET.Core.Contexts;
using Silk.NET.Core.Loader;
using Silk.NET.Core.Native;

namespace Silk.NET.OpenGL;

/// <summary>
/// OpenGL 3.3, as far as the preview needs it. A function is looked up when first called, once; calls go to the context that is current on the thread.
/// </summary>
public unsafe partial class GL : NativeAPI
{
    private HashSet<string>? _extensions;

    /// <summary>Looks functions up in <paramref name="ctx"/>.</summary>
    public GL(INativeContext ctx) : base(ctx)
    {
    }

    /// <summary>OpenGL for the context of a window, which has to be initialised.</summary>
    /// <exception cref="InvalidOperationException">The source has no context.</exception>
    public static GL GetApi(IGLContextSource contextSource)
    {
        ArgumentNullException.ThrowIfNull(contextSource);
        return GetApi(contextSource.GLContext ?? throw new InvalidOperationException("The given IGLContextSource is not configured with a context."));
    }

    /// <summary>OpenGL for a context.</summary>
    public static GL GetApi(IGLContext ctx) => GetApi((INativeContext)ctx);

    /// <summary>OpenGL for a context that the application made itself, whose functions the delegate finds (zero for none).</summary>
    public static GL GetApi(Func<string, nint> getProcAddress)
    {
        ArgumentNullException.ThrowIfNull(getProcAddress);
        return GetApi(new LamdaNativeContext(getProcAddress));
    }

    /// <summary>OpenGL with the functions of <paramref name="ctx"/>.</summary>
    public static GL GetApi(INativeContext ctx)
    {
        ArgumentNullException.ThrowIfNull(ctx);
        return new GL(ctx);
    }

    /// <summary>True where the current context has the extension, named with or without "GL_".</summary>
#pragma warning disable CA1725 // The official name differs from that of the base.
    public override bool IsExtensionPresent(string extension)
#pragma warning restore CA1725
    {
        ArgumentNullException.ThrowIfNull(extension);
        _extensions ??= [.. Enumerable.Range(0, GetInteger(GetPName.NumExtensions)).Select(i => GetStringS(StringName.Extensions, (uint)i))];
        return _extensions.Contains(extension.StartsWith("GL_", StringComparison.Ordinal) ? extension : "GL_" + extension);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nint Entry(ref nint entry, string name) => entry != 0 ? entry : LookUp(ref entry, name);

    /// <exception cref="SymbolLoadingException">The context does not have the function.</exception>
    private nint LookUp(ref nint entry, string name)
    {
        var address = Context.GetProcAddress(name);
        return entry = address != 0 ? address : throw new SymbolLoadingException(name);
    }
}
