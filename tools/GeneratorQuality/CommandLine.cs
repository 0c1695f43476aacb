using System.Globalization;
using AefVideo.Core.Errors;

namespace AefVideo.Tools.GeneratorQuality;

/// <summary>Words and options of the command line.</summary>
internal sealed class CommandLine
{
    private static readonly string[] s_switches = ["--float32"];
    private static readonly string[] s_settings = ["--partition", "--limit", "--json", "--grids", "--faces", "--classifier", "--iterations"];

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);

    public CommandLine(string[] arguments)
    {
        var words = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].StartsWith("--", StringComparison.Ordinal)) words.Add(arguments[i]);
            else if (s_switches.Contains(arguments[i])) _settings[arguments[i]] = "";
            else if (!s_settings.Contains(arguments[i])) throw new UsageException($"There is no option {arguments[i]}.");
            else if (i + 1 == arguments.Length) throw new UsageException($"{arguments[i]} needs a value.");
            else _settings[arguments[i]] = arguments[++i];
        }
        Words = [.. words];
    }

    /// <summary>What is not an option.</summary>
    public string[] Words { get; }

    public bool Has(string name) => _settings.ContainsKey(name);

    public string? Text(string name) => _settings.GetValueOrDefault(name);

    public int? Number(string name)
    {
        if (Text(name) is not { } text) return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new UsageException($"{name} is a whole number, not “{text}”.");
    }
}
