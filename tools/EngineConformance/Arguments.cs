namespace EngineConformance;

/// <summary>What the command line asks for.</summary>
/// <param name="Ours">Assemblies whose public shape is to be found in the official ones.</param>
/// <param name="Official">The official assemblies, and those that they need.</param>
internal sealed record Arguments(IReadOnlyList<string> Ours, IReadOnlyList<string> Official)
{
    private const string Usage = """
        engine-conformance --ours PATH.dll [...] --official PATH.dll [...]

        Checks that every public and protected type and member of ours exists in the official assemblies with the same signature.
        Assemblies that these need are looked for beside them. Exit codes: 0 all exist, 1 some do not, 2 wrong usage or unreadable file.
        """;

    /// <summary>Reads the command line.</summary>
    /// <exception cref="UsageException">A list is empty, a file is missing, or a word stands before the first option.</exception>
    public static Arguments Parse(IEnumerable<string> words)
    {
        List<string> ours = [], official = [];
        List<string>? current = null;
        foreach (var word in words)
        {
            if (word == "--ours") current = ours;
            else if (word == "--official") current = official;
            else if (current is null || word.StartsWith('-')) throw new UsageException(Usage);
            else if (!File.Exists(word)) throw new UsageException($"{word}: there is no such file.");
            else current.Add(Path.GetFullPath(word));
        }
        if (ours.Count == 0 || official.Count == 0) throw new UsageException(Usage);
        return new Arguments(ours, official);
    }
}
