namespace Silk.NET.Windowing;

/// <summary>Names the window platform of an assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public class WindowPlatformAttribute(Type type) : Attribute
{
    /// <summary>The type that implements <see cref="IWindowPlatform"/>.</summary>
    public Type Type { get; } = type;
}
