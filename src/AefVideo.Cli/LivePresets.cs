using AefVideo.Core.Errors;

namespace AefVideo.Cli;

/// <summary>
/// Named sets of options for <c>aef live</c>, in a file that anybody can read and edit: a line <c>[name]</c>, then one option a line, <c>output = stream.mp4</c>, or <c>loop</c> alone. An option may stand
/// several times; what the command line itself says comes first.
/// </summary>
internal static class LivePresets
{
    private const string File = "--presets";
    private const string Name = "--use";

    // Other names of the same options.
    private static readonly Dictionary<string, string> s_aliases = new(StringComparer.Ordinal) { ["-o"] = "--output", ["-p"] = "--perturbation", ["-y"] = "--overwrite", ["-q"] = "--quiet" };

    /// <summary>Puts the options of the chosen set into the command line of <c>aef live</c>; leaves every other command line alone.</summary>
    /// <exception cref="UsageException">The file or the set is missing, or a line says nothing.</exception>
    public static string[] Apply(string[] arguments)
    {
        if (arguments.Length == 0 || arguments[0] != "live") return arguments;
        var (path, name) = (ValueOf(arguments, File), ValueOf(arguments, Name));
        if (path is null && name is null) return arguments;
        if (path is null) throw new UsageException($"{Name} {name} needs the file of presets: {File} FILE.");
        var sets = Read(path);
        if (name is null) throw new UsageException($"{File} {path} needs the name of a set: {Name} {string.Join('|', sets.Keys)}.");
        if (!sets.TryGetValue(name, out var lines)) throw new UsageException($"{path}: has no set named {name}; there are {string.Join(", ", sets.Keys)}.");

        var given = arguments.Skip(1).Where(word => word.StartsWith('-')).Select(word => word.Split('=')[0]).Select(word => s_aliases.GetValueOrDefault(word, word)).ToHashSet();
        var hasSource = arguments.Length > 1 && !arguments[1].StartsWith('-');
        var added = lines.Where(line => !given.Contains(line.Option) && !(hasSource && line.Option == "--source"));
        return [.. arguments, .. added.SelectMany(line => line.Value is null ? [line.Option] : new[] { line.Option, line.Value })];
    }

    private static string? ValueOf(string[] arguments, string option)
    {
        for (var i = 1; i < arguments.Length; i++)
        {
            if (arguments[i] == option && i + 1 < arguments.Length) return arguments[i + 1];
            if (arguments[i].StartsWith(option + "=", StringComparison.Ordinal)) return arguments[i][(option.Length + 1)..];
        }
        return null;
    }

    private static Dictionary<string, List<(string Option, string? Value)>> Read(string path)
    {
        string[] lines;
        try
        {
            lines = System.IO.File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: the presets cannot be read: {exception.Message}", exception);
        }
        var sets = new Dictionary<string, List<(string, string?)>>(StringComparer.Ordinal);
        List<(string, string?)>? current = null;
        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1].Trim();
            if (line.Length == 0 || line[0] is '#' or ';') continue;
            if (line[0] == '[' && line[^1] == ']') sets[line[1..^1].Trim()] = current = [];
            else if (current is null) throw new UsageException($"{path}: line {number} stands before the first set; begin with a name in brackets, such as [camera].");
            else current.Add(Option(line, path, number));
        }
        return sets.Count > 0 ? sets : throw new UsageException($"{path}: holds no set of options; begin one with a name in brackets, such as [camera].");
    }

    private static (string, string?) Option(string line, string path, int number)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var name = (equals < 0 ? line : line[..equals]).Trim();
        if (name.Length == 0 || name.Any(letter => !char.IsAsciiLetterLower(letter) && letter != '-')) throw new UsageException($"{path}: line {number} is no option; write 'name = value', such as 'fps = 30'.");
        if (name is "presets" or "use") throw new UsageException($"{path}: line {number}: a set cannot call for another one.");
        return ("--" + name, equals < 0 ? null : line[(equals + 1)..].Trim());
    }
}
