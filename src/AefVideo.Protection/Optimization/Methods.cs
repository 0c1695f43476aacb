using AefVideo.Core.Errors;

namespace AefVideo.Protection.Optimization;

/// <summary>All methods that there are: every class of this assembly that is a <see cref="Method" />.</summary>
public static class Methods
{
    /// <summary>The methods, by name.</summary>
    public static IReadOnlyList<Method> All { get; } =
    [
        .. typeof(Methods).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Method)) && !type.IsAbstract)
            .Select(type => (Method)Activator.CreateInstance(type)!)
            .OrderBy(method => method.Name, StringComparer.Ordinal),
    ];

    /// <summary>The method of a name.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Method Find(string name) => All.FirstOrDefault(method => method.Name == name)
        ?? throw new UsageException($"There is no method “{name}”; there are {string.Join(", ", All.Select(method => method.Name))}.");
}
