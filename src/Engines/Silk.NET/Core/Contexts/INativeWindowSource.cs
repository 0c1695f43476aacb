namespace Silk.NET.Core.Contexts;

/// <summary>Something that has native window handles.</summary>
public interface INativeWindowSource
{
    /// <summary>The handles, or null before the window exists.</summary>
    INativeWindow? Native { get; }
}
