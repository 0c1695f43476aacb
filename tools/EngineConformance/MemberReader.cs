using System.Globalization;
using System.Reflection;

namespace EngineConformance;

/// <summary>Reads members from metadata.</summary>
internal static class MemberReader
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    /// <summary>The visible members that the type itself declares. Of a delegate only the call counts; the rest follows from it.</summary>
    public static IEnumerable<MemberInfo> DeclaredBy(Type type) => type.BaseType?.FullName == "System.MulticastDelegate"
        ? type.GetMember("Invoke", Declared)
        : type.GetMembers(Declared).Where(IsVisibleMember);

    /// <summary>The visible members that a caller finds on the type, its own first and then those of its bases.</summary>
    public static IEnumerable<MemberInfo> FoundOn(Type type)
    {
        var members = DeclaredBy(type);
        for (var b = type.BaseType; b is not null; b = b.BaseType) members = members.Concat(DeclaredBy(b).Where(member => member is not ConstructorInfo));
        return type.IsInterface ? members.Concat(type.GetInterfaces().SelectMany(DeclaredBy)) : members;
    }

    /// <summary>The name by which source code knows the member: an indexer has none, whatever metadata calls it.</summary>
    public static string NameOf(MemberInfo member) => member is PropertyInfo property && property.GetIndexParameters().Length > 0 ? "this" : member.Name;

    /// <summary>The member's shape. Call it only for members of interest: it resolves every type that the signature names.</summary>
    public static MemberShape Read(MemberInfo member)
    {
        var shape = member switch
        {
            MethodInfo method => Read(method),
            ConstructorInfo constructor => Read(constructor),
            PropertyInfo property => Read(property),
            FieldInfo field => Read(field),
            EventInfo @event => Read(@event),
            _ => throw new ArgumentException($"{member.MemberType} is no member that has a shape.", nameof(member)),
        };
        return Attributes.Has(member.GetCustomAttributesData(), "ObsoleteAttribute") ? shape with { IsObsolete = true } : shape;
    }

    private static bool IsVisibleMember(MemberInfo member) => !member.Name.Contains('<', StringComparison.Ordinal) && member switch
    {
        MethodInfo method => Visibility.Of(method) is not null && !IsAccessor(method),
        ConstructorInfo constructor => Visibility.Of(constructor) is not null && !constructor.IsStatic,
        PropertyInfo property => Visibility.Wider(Visibility.Of(property.GetMethod), Visibility.Of(property.SetMethod)) is not null,
        FieldInfo field => Visibility.Of(field) is not null && !field.IsSpecialName,
        EventInfo @event => Visibility.Of(@event.AddMethod) is not null,
        _ => false,
    };

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static MemberShape Read(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        var arity = generic.Length == 0 ? "" : $"<{string.Join(", ", generic.Select(TypeText.Of))}>";
        var extension = Attributes.Has(method.GetCustomAttributesData(), "ExtensionAttribute") ? "this " : "";
        var text = $"{Visibility.Of(method)} {Static(method)}{ReturnType(method.ReturnParameter)} {method.Name}{arity}"
            + $"({extension}{Parameters(method.GetParameters())}){TypeText.Constraints(generic)}";
        return new MemberShape(method.Name, text, TupleNames([method.ReturnParameter, .. method.GetParameters()]))
        {
            IsOverridable = IsOverridable(method),
            IsAbstract = method.IsAbstract,
        };
    }

    private static MemberShape Read(ConstructorInfo constructor)
    {
        var parameters = constructor.GetParameters();
        var text = $"{Visibility.Of(constructor)} {constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(parameters)})";
        return new MemberShape(constructor.Name, text, TupleNames(parameters));
    }

    private static MemberShape Read(PropertyInfo property)
    {
        var any = property.GetMethod ?? property.SetMethod!;
        var visibility = Visibility.Wider(Visibility.Of(property.GetMethod), Visibility.Of(property.SetMethod));
        var indices = property.GetIndexParameters();
        var type = property.GetMethod is { } getter ? ReturnType(getter.ReturnParameter) : TypeText.Of(property.PropertyType);
        var text = $"{visibility} {Static(any)}{type} {NameOf(property)}{(indices.Length == 0 ? "" : $"[{Parameters(indices)}]")}";
        return new MemberShape(NameOf(property), text, Attributes.TupleNames(property.GetCustomAttributesData()))
        {
            Getter = Visibility.Of(property.GetMethod),
            Setter = Visibility.Of(property.SetMethod),
            IsInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") ?? false,
            IsOverridable = IsOverridable(any),
            IsAbstract = any.IsAbstract,
        };
    }

    private static MemberShape Read(FieldInfo field)
    {
        var kind = field.IsLiteral ? "const " : field.IsStatic ? "static " : "";
        var value = field.IsLiteral ? $" = {Constant(field.GetRawConstantValue(), field.FieldType)}" : "";
        var text = $"{Visibility.Of(field)} {kind}{(field.IsInitOnly ? "readonly " : "")}{TypeText.Of(field.FieldType)} {field.Name}{value}";
        return new MemberShape(field.Name, text, Attributes.TupleNames(field.GetCustomAttributesData()));
    }

    private static MemberShape Read(EventInfo @event)
    {
        var add = @event.AddMethod!;
        var text = $"{Visibility.Of(add)} {Static(add)}event {TypeText.Of(@event.EventHandlerType!)} {@event.Name}";
        return new MemberShape(@event.Name, text, Attributes.TupleNames(@event.GetCustomAttributesData()))
        {
            IsOverridable = IsOverridable(add),
            IsAbstract = add.IsAbstract,
        };
    }

    // In a type that cannot be derived from, nothing can be overridden, whatever the flag says.
    private static bool IsOverridable(MethodInfo method) => method is { IsVirtual: true, IsFinal: false } && !method.DeclaringType!.IsSealed;

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string ReturnType(ParameterInfo result)
    {
        if (!result.ParameterType.IsByRef) return TypeText.Of(result.ParameterType);
        var kind = Attributes.Has(result.GetCustomAttributesData(), "IsReadOnlyAttribute") ? "ref readonly" : "ref";
        return $"{kind} {TypeText.Of(result.ParameterType.GetElementType()!)}";
    }

    private static string Parameters(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var attributes = parameter.GetCustomAttributesData();
        var type = parameter.ParameterType;
        var kind = Attributes.Has(attributes, "ParamArrayAttribute") || Attributes.Has(attributes, "ParamCollectionAttribute") ? "params " : "";
        if (type.IsByRef)
        {
            type = type.GetElementType()!;
            // "ref readonly" comes first: such a parameter may carry the mark of "in" as well.
            kind = Attributes.Has(attributes, "RequiresLocationAttribute") ? "ref readonly "
                : Attributes.Has(attributes, "IsReadOnlyAttribute") ? "in "
                : parameter is { IsOut: true, IsIn: false } ? "out " : "ref ";
        }
        var value = !parameter.IsOptional ? "" : $" = {(parameter.HasDefaultValue ? Constant(parameter.RawDefaultValue, type) : "default")}";
        return $"{kind}{TypeText.Of(type)} {parameter.Name}{value}";
    }

    private static string Constant(object? value, Type type) => value switch
    {
        null => type.IsValueType && !TypeText.Of(type).EndsWith('?') ? "default" : "null",
        string text => $"\"{text}\"",
        char character => $"'{character}'",
        bool truth => truth ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string TupleNames(IEnumerable<ParameterInfo> parameters) =>
        string.Join(", ", parameters.Select(parameter => Attributes.TupleNames(parameter.GetCustomAttributesData())).Where(names => names.Length > 0));
}
