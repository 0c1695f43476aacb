using System.Reflection;

namespace EngineConformance;

/// <summary>
/// Types as text that is equal exactly where the types are the same to a caller: the assembly, nullability annotations, the names of
/// generic parameters and those of tuple elements do not count.
/// </summary>
internal static class TypeText
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Boolean"] = "bool", ["System.Byte"] = "byte", ["System.SByte"] = "sbyte", ["System.Char"] = "char",
        ["System.Decimal"] = "decimal", ["System.Double"] = "double", ["System.Single"] = "float", ["System.Int16"] = "short",
        ["System.Int32"] = "int", ["System.Int64"] = "long", ["System.UInt16"] = "ushort", ["System.UInt32"] = "uint",
        ["System.UInt64"] = "ulong", ["System.IntPtr"] = "nint", ["System.UIntPtr"] = "nuint", ["System.Object"] = "object",
        ["System.String"] = "string", ["System.Void"] = "void",
    };

    /// <summary>The type's text. A generic parameter of a type is T0, T1, …, one of a method M0, M1, …</summary>
    public static string Of(Type type)
    {
        if (type.IsGenericMethodParameter) return $"M{type.GenericParameterPosition}";
        if (type.IsGenericParameter) return $"T{type.GenericParameterPosition}";
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsPointer) return $"{Of(type.GetElementType()!)}*";
        if (type.IsByRef) return $"{Of(type.GetElementType()!)}&";
        if (type.IsFunctionPointer) return FunctionPointer(type);
        if (!type.IsGenericType) return Keywords.TryGetValue(type.FullName!, out var keyword) ? keyword : type.FullName!.Replace('+', '.');

        var definition = type.GetGenericTypeDefinition().FullName!.Replace('+', '.');
        var arguments = type.GetGenericArguments().Select(Of).ToArray();
        return definition == "System.Nullable`1" ? $"{arguments[0]}?" : $"{definition}<{string.Join(", ", arguments)}>";
    }

    /// <summary>The constraints and variance of generic parameters, one clause each, in a fixed order.</summary>
    public static string Constraints(IEnumerable<Type> parameters) => string.Concat(parameters.Select(Constraint));

    private static string FunctionPointer(Type type)
    {
        var parts = type.GetFunctionPointerParameterTypes().Append(type.GetFunctionPointerReturnType()).Select(Of);
        var conventions = type.GetFunctionPointerCallingConventions().Select(Of).Order(StringComparer.Ordinal);
        return $"delegate* {(type.IsUnmanagedFunctionPointer ? "unmanaged" : "managed")}[{string.Join(", ", conventions)}]<{string.Join(", ", parts)}>";
    }

    private static string Constraint(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        List<string> parts = [];
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) parts.Add("class");
        if (Attributes.Has(parameter.GetCustomAttributesData(), "IsUnmanagedAttribute")) parts.Add("unmanaged");
        else if (flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint)) parts.Add("struct");
        parts.AddRange(parameter.GetGenericParameterConstraints().Select(Of).Where(text => text != "System.ValueType").Order(StringComparer.Ordinal));
        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
            parts.Add("new()");
        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike)) parts.Add("allows ref struct");
        if (flags.HasFlag(GenericParameterAttributes.Covariant)) parts.Add("out");
        if (flags.HasFlag(GenericParameterAttributes.Contravariant)) parts.Add("in");
        return parts.Count == 0 ? "" : $" where {Of(parameter)} : {string.Join(", ", parts)}";
    }
}
