namespace EngineConformance;

/// <summary>A member as a caller outside its assembly sees it.</summary>
/// <param name="Name">Its name in source code, an indexer's being "this".</param>
/// <param name="Text">The whole signature but accessors; two members agree where these are equal.</param>
/// <param name="TupleNames">Names of tuple elements in parameters and result, which do not decide.</param>
internal sealed record MemberShape(string Name, string Text, string TupleNames)
{
    /// <summary>Visibility of a property's getter ("public", "protected"), or null without a visible one.</summary>
    public string? Getter { get; init; }

    /// <summary>Visibility of a property's setter, or null without a visible one.</summary>
    public string? Setter { get; init; }

    /// <summary>Whether the setter may be called in initialisers only.</summary>
    public bool IsInit { get; init; }

    /// <summary>Whether a derived type may override it.</summary>
    public bool IsOverridable { get; init; }

    /// <summary>Whether a derived type must implement it.</summary>
    public bool IsAbstract { get; init; }

    /// <summary>Whether a caller is warned off it, which does not decide.</summary>
    public bool IsObsolete { get; init; }

    /// <inheritdoc />
    public override string ToString()
    {
        var accessors = new[] { Getter is null ? null : $"{Getter} get;", Setter is null ? null : $"{Setter} {(IsInit ? "init" : "set")};" };
        var text = Getter is null && Setter is null ? Text : $"{Text} {{ {string.Join(' ', accessors.Where(accessor => accessor is not null))} }}";
        return IsAbstract ? $"{text} (abstract)" : IsOverridable ? $"{text} (virtual)" : text;
    }

    /// <summary>Whether code written against this member compiles against the other: same text, no accessor and no freedom beyond the other's.</summary>
    public bool IsCoveredBy(MemberShape other) => Text == other.Text
        && AccessorCovered(Getter, other.Getter)
        && AccessorCovered(Setter, other.Setter) && (IsInit || !other.IsInit || Setter is null)
        && (other.IsOverridable || !IsOverridable)
        && (IsAbstract || !other.IsAbstract);

    private static bool AccessorCovered(string? mine, string? other) => mine is null || mine == other;
}
