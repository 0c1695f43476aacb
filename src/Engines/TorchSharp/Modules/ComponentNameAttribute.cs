namespace TorchSharp.Utils;

/// <summary>The name of a module's component in its state, where it is not the field's.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class ComponentNameAttribute : Attribute
{
    public string? Name { get; set; }
}
