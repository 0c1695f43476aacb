namespace EngineConformance;

/// <summary>Collects what the comparison finds and prints it, grouped by type.</summary>
internal sealed class Report
{
    private readonly SortedDictionary<string, List<Finding>> _differences = new(StringComparer.Ordinal);
    private readonly List<(string Type, string Text)> _notes = [];
    private int _types;
    private int _members;

    /// <summary>Whether something of ours is not official.</summary>
    public bool HasDifferences => _differences.Count > 0;

    /// <summary>Counts a compared type.</summary>
    public void CountType() => _types++;

    /// <summary>Counts a compared member.</summary>
    public void CountMember() => _members++;

    /// <summary>Something of ours that is not official, and what comes nearest there.</summary>
    public void Difference(string type, string ours, IReadOnlyList<string> official)
    {
        if (!_differences.TryGetValue(type, out var findings)) _differences[type] = findings = [];
        findings.Add(new Finding(ours, official));
    }

    /// <summary>Something worth knowing that breaks no caller of what ours has.</summary>
    public void Note(string type, string text) => _notes.Add((type, text));

    /// <summary>Prints differences, notes and counts.</summary>
    public void Write(TextWriter writer)
    {
        foreach (var (type, findings) in _differences)
        {
            writer.WriteLine(type);
            foreach (var finding in findings)
            {
                writer.WriteLine($"  ours:     {finding.Ours}");
                foreach (var official in finding.Official) writer.WriteLine($"  official: {official}");
            }
            writer.WriteLine();
        }
        foreach (var (type, text) in _notes) writer.WriteLine($"note: {type}: {text}");
        var count = _differences.Values.Sum(findings => findings.Count);
        writer.WriteLine($"Compared {_types} types and {_members} members of ours: {count} differences in {_differences.Count} types, {_notes.Count} notes.");
    }
}
