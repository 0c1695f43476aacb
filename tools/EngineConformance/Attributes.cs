using System.Reflection;

namespace EngineConformance;

/// <summary>Attributes that carry a part of a signature.</summary>
internal static class Attributes
{
    /// <summary>Whether an attribute of that name is there. Compilers put some of them into the assembly itself, so the assembly does not count.</summary>
    public static bool Has(IEnumerable<CustomAttributeData> attributes, string name) => attributes.Any(data => data.AttributeType.Name == name);

    /// <summary>The names of tuple elements as a text, empty where there are none.</summary>
    public static string TupleNames(IEnumerable<CustomAttributeData> attributes)
    {
        var data = attributes.FirstOrDefault(candidate => candidate.AttributeType.Name == "TupleElementNamesAttribute");
        return data?.ConstructorArguments[0].Value is IEnumerable<CustomAttributeTypedArgument> names
            ? $"({string.Join(", ", names.Select(name => name.Value ?? "_"))})"
            : "";
    }
}
