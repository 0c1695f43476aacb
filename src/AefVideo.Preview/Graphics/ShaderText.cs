using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AefVideo.Core.Errors;

namespace AefVideo.Preview.Graphics;

/// <summary>
/// The text of a shader with what it includes (<c>#include "name.glsl"</c>, once each), and which file and line every line is from, so that the compiler's
/// messages can be read.
/// </summary>
internal sealed partial class ShaderText
{
    private readonly List<string> _files = [];

    private ShaderText()
    {
    }

    /// <summary>What the compiler gets.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Reads a shader.</summary>
    /// <exception cref="UsageException">It, or what it includes, is not there.</exception>
    public static ShaderText Read(string folder, string name)
    {
        var text = new ShaderText();
        var source = new StringBuilder();
        text.Append(folder, name, null, source);
        text.Source = source.ToString();
        return text;
    }

    /// <summary>The compiler's messages with files in place of numbers: <c>shaders/picture.frag:12: …</c>, one a line.</summary>
    public string Explain(string log)
    {
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Explained);
        return string.Join("; ", lines.Take(3));
    }

    private string Explained(string line)
    {
        // Mesa: "0:12(3): error: …"; NVIDIA: "0(12) : error C1008: …"; AMD, Intel, Apple: "ERROR: 0:12: …".
        var match = Place().Match(line);
        if (!match.Success || !int.TryParse(match.Groups["file"].Value, out var file) || file >= _files.Count) return line;
        return $"{_files[file]}:{match.Groups["line"].Value}: {line[match.Length..].TrimStart(' ', ':')}";
    }

    private void Append(string folder, string name, string? from, StringBuilder source)
    {
        var path = Path.Combine(folder, name);
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: this shader cannot be read{(from is null ? "" : $", which {from} includes")}; name a complete folder of shaders with --shaders.", exception);
        }
        var number = _files.Count;
        _files.Add(path);
        if (number > 0) source.Append(CultureInfo.InvariantCulture, $"#line 1 {number}\n");
        for (var i = 0; i < lines.Length; i++)
        {
            var match = Include().Match(lines[i]);
            if (!match.Success)
            {
                source.Append(lines[i]).Append('\n');
                continue;
            }
            var included = match.Groups["name"].Value;
            if (!_files.Contains(Path.Combine(folder, included))) Append(folder, included, $"{path}:{i + 1}", source);
            source.Append(CultureInfo.InvariantCulture, $"#line {i + 2} {number}\n");
        }
    }

    [GeneratedRegex(@"^\s*#include\s+""(?<name>[^""/\\]+)""\s*$")]
    private static partial Regex Include();

    [GeneratedRegex(@"^(ERROR:\s*|WARNING:\s*)?(?<file>\d+)[:(](?<line>\d+)[^:]*:?")]
    private static partial Regex Place();
}
