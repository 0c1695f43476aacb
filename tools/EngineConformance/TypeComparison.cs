using System.Reflection;

namespace EngineConformance;

/// <summary>Looks for one type of ours, and for what it declares, in the official assemblies.</summary>
internal sealed class TypeComparison(Type ours, AssemblySet officials, Report report)
{
    // More than this of an overloaded method hides the one that was meant.
    private const int ShownOverloads = 3;
    private readonly string _name = TypeText.Of(ours);

    /// <summary>Puts every difference into the report.</summary>
    public void Run()
    {
        report.CountType();
        if (officials.Find(ours.FullName!) is not { } official || !Visibility.IsVisible(official))
        {
            report.Difference(_name, Header(ours), ["no such visible type"]);
            return;
        }
        if (Header(ours) != Header(official) || (official.IsSealed && !ours.IsSealed) || official.IsAbstract != ours.IsAbstract)
            report.Difference(_name, FullHeader(ours), [FullHeader(official)]);
        else if (ours.IsSealed && !official.IsSealed) report.Note(_name, "ours is sealed, officially it is not");
        CompareBases(official);
        CompareMembers(official);
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum) return $"enum ({TypeText.Of(type.GetEnumUnderlyingType())})";
        if (type.IsInterface) return "interface";
        if (type.IsValueType)
        {
            var attributes = type.GetCustomAttributesData();
            return $"{(Attributes.Has(attributes, "IsReadOnlyAttribute") ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}struct";
        }
        if (type.BaseType?.FullName == "System.MulticastDelegate") return "delegate";
        return type is { IsAbstract: true, IsSealed: true } ? "static class" : "class";
    }

    private static string Header(Type type) =>
        $"{Visibility.Of(type)} {Kind(type)} {TypeText.Of(type)}{TypeText.Constraints(type.GetGenericArguments())}";

    private static string FullHeader(Type type) => type is { IsClass: true, IsAbstract: true, IsSealed: false } ? $"{Header(type)} (abstract)"
        : type is { IsClass: true, IsSealed: true } ? $"{Header(type)} (sealed)"
        : Header(type);

    private void CompareBases(Type official)
    {
        if (ours.BaseType is { } ourBase && !Bases(official).Contains(TypeText.Of(ourBase)))
            report.Difference(_name, $"derives from {TypeText.Of(ourBase)}", [$"derives from {string.Join(", ", Bases(official))}"]);

        var interfaces = official.GetInterfaces().Select(TypeText.Of).ToArray();
        foreach (var missing in ours.GetInterfaces().Where(Visibility.IsVisible).Select(TypeText.Of).Except(interfaces))
            report.Difference(_name, $"implements {missing}", interfaces.Length == 0 ? ["implements nothing"] : [$"implements {string.Join(", ", interfaces)}"]);
    }

    private static IEnumerable<string> Bases(Type type)
    {
        for (var b = type.BaseType; b is not null; b = b.BaseType) yield return TypeText.Of(b);
    }

    private void CompareMembers(Type official)
    {
        var officialMembers = MemberReader.FoundOn(official).ToLookup(MemberReader.NameOf);
        var ourMembers = MemberReader.DeclaredBy(ours).ToArray();
        foreach (var overloads in ourMembers.GroupBy(MemberReader.NameOf).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var candidates = officialMembers[overloads.Key].Select(MemberReader.Read).ToArray();
            foreach (var member in overloads) CompareMember(MemberReader.Read(member), candidates);
        }
        NoteMissingToImplement(ourMembers, official);
    }

    private void CompareMember(MemberShape shape, MemberShape[] candidates)
    {
        report.CountMember();
        var covering = candidates.Where(shape.IsCoveredBy).ToArray();
        if (covering.Length == 0)
        {
            report.Difference(_name, shape.ToString(), Nearest(shape, candidates));
            return;
        }
        if (covering.All(candidate => candidate.TupleNames != shape.TupleNames))
            report.Note(_name, $"{shape.Name}: tuple elements are {Named(shape)}, officially {Named(covering[0])}");
        if (!shape.IsObsolete && covering.All(candidate => candidate.IsObsolete))
            report.Note(_name, $"officially obsolete, so that its use is a warning: {shape}");
    }

    // Whoever implements such a type against ours would have to implement more against the official one.
    private void NoteMissingToImplement(MemberInfo[] ourMembers, Type official)
    {
        if (!official.IsInterface && !official.IsAbstract) return;
        var known = ourMembers.Select(MemberReader.NameOf).ToHashSet();
        var missing = MemberReader.DeclaredBy(official).Where(MustBeImplemented).Select(MemberReader.NameOf).Except(known).ToArray();
        if (missing.Length > 0) report.Note(_name, $"an implementation must officially have {missing.Length} more: {string.Join(", ", missing)}");
    }

    private static bool MustBeImplemented(MemberInfo member) => member switch
    {
        MethodInfo method => method.IsAbstract,
        PropertyInfo property => (property.GetMethod ?? property.SetMethod)!.IsAbstract,
        EventInfo @event => @event.AddMethod!.IsAbstract,
        _ => false,
    };

    private static string[] Nearest(MemberShape shape, MemberShape[] candidates) => candidates.Length == 0
        ? ["no such visible member"]
        : [.. candidates.DistinctBy(candidate => candidate.Text).OrderBy(candidate => Distance(shape.Text, candidate.Text)).Take(ShownOverloads).Select(candidate => candidate.ToString())];

    // The number of words that stand in one text and not in the other.
    private static int Distance(string one, string other)
    {
        HashSet<string> words = [.. Words(one)];
        words.SymmetricExceptWith(Words(other));
        return words.Count;

        static string[] Words(string text) => text.Split([' ', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Named(MemberShape shape) => shape.TupleNames.Length == 0 ? "unnamed" : shape.TupleNames;
}
