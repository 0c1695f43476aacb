namespace AefVideo.Generators.Checkpoints;

/// <summary>Names out of files, as they go into messages.</summary>
internal static class Text
{
    private const int Longest = 80;
    private const int Most = 5;

    /// <summary>A name that neither floods the message nor, by control characters, the terminal.</summary>
    public static string Shorten(string name)
    {
        var shown = name.Length <= Longest ? name : string.Concat(name.AsSpan(0, Longest), "…");
        return shown.Any(char.IsControl) ? string.Concat(shown.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : shown;
    }

    /// <summary>The first few of several names, in quotation marks.</summary>
    public static string Some(IReadOnlyCollection<string> names)
    {
        var first = string.Join(", ", names.Take(Most).Select(name => $"“{Shorten(name)}”"));
        return names.Count > Most ? $"{first} and {names.Count - Most} more" : first;
    }
}
