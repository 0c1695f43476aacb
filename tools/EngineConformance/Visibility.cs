using System.Reflection;

namespace EngineConformance;

/// <summary>What code outside an assembly can see.</summary>
internal static class Visibility
{
    /// <summary>Whether code outside can name the type, if need be by deriving from the types around it.</summary>
    public static bool IsVisible(Type type) => type.DeclaringType is { } outer
        ? IsVisible(outer) && (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem)
        : type.IsPublic;

    /// <summary>"public", "protected", or null where code outside sees nothing.</summary>
    public static string? Of(MethodBase? method) => method switch
    {
        { IsPublic: true } => "public",
        { IsFamily: true } or { IsFamilyOrAssembly: true } => "protected",
        _ => null,
    };

    /// <inheritdoc cref="Of(MethodBase?)" />
    public static string? Of(FieldInfo field) => field switch
    {
        { IsPublic: true } => "public",
        { IsFamily: true } or { IsFamilyOrAssembly: true } => "protected",
        _ => null,
    };

    /// <inheritdoc cref="Of(MethodBase?)" />
    public static string? Of(Type type) => type switch
    {
        { IsPublic: true } or { IsNestedPublic: true } => "public",
        { IsNestedFamily: true } or { IsNestedFamORAssem: true } => "protected",
        _ => null,
    };

    /// <summary>The wider of two.</summary>
    public static string? Wider(string? one, string? other) => one == "public" || other is null ? one : other;
}
