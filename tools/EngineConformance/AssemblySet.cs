using System.Reflection;
using System.Runtime.InteropServices;

namespace EngineConformance;

/// <summary>Assemblies read as metadata only: none of their code runs, and two sets may hold assemblies of the same name.</summary>
internal sealed class AssemblySet : IDisposable
{
    private readonly MetadataLoadContext _context;
    private readonly Dictionary<string, Type> _types = [];

    /// <summary>Reads the assemblies; what they refer to is looked for beside them and in the running framework.</summary>
    public AssemblySet(IReadOnlyList<string> paths)
    {
        var beside = paths.Select(path => Path.GetDirectoryName(path)!).Append(RuntimeEnvironment.GetRuntimeDirectory())
            .Distinct().SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll"));
        _context = new MetadataLoadContext(new PathAssemblyResolver(paths.Concat(beside).Distinct()));
        foreach (var assembly in paths.Select(_context.LoadFromAssemblyPath))
        {
            foreach (var type in assembly.GetTypes().Concat(assembly.GetForwardedTypes()))
                _types.TryAdd(type.FullName!, type);
        }
    }

    /// <summary>Types that code outside can name, a type before those nested in it.</summary>
    public IEnumerable<Type> VisibleTypes => _types.Values.Where(Visibility.IsVisible).OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>The type of that full name (nesting with +, arity with `), or null.</summary>
    public Type? Find(string fullName) => _types.GetValueOrDefault(fullName);

    /// <inheritdoc />
    public void Dispose() => _context.Dispose();
}
