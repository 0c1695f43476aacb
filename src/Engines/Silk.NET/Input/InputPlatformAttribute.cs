namespace Silk.NET.Input;

/// <summary>Names the input platform of an assembly.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public class InputPlatformAttribute(Type type) : Attribute
{
    /// <summary>The type that implements <see cref="IInputPlatform"/>.</summary>
    public Type Type { get; } = type;
}
