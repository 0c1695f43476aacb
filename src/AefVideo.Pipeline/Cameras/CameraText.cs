using System.Globalization;
using System.Text.RegularExpressions;

namespace AefVideo.Pipeline.Cameras;

/// <summary>Reads what ffmpeg writes of the cameras of Windows and macOS.</summary>
internal static partial class CameraText
{
    /// <summary>Names of DirectShow's cameras.</summary>
    public static IReadOnlyList<string> DirectShowNames(string text)
    {
        var names = new List<string>();
        // Until ffmpeg 4 the kind stood in a line above, from 5 on it stands behind the name.
        var isVideo = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.Contains("DirectShow video devices", StringComparison.Ordinal)) isVideo = true;
            else if (line.Contains("DirectShow audio devices", StringComparison.Ordinal)) isVideo = false;
            var match = QuotedName().Match(line);
            if (!match.Success || line.Contains("Alternative name", StringComparison.Ordinal)) continue;
            var kind = match.Groups["kind"].Value;
            if (kind.Contains("video", StringComparison.Ordinal) || (kind.Length == 0 && isVideo)) names.Add(match.Groups["name"].Value);
        }
        return names;
    }

    /// <summary>What one of DirectShow's cameras can give.</summary>
    public static IReadOnlyList<CameraMode> DirectShowModes(string text)
    {
        var modes = new Dictionary<(string, int, int), SortedSet<double>>();
        foreach (Match match in DirectShowMode().Matches(text))
        {
            var key = (match.Groups["format"].Value, Number(match, "width"), Number(match, "height"));
            if (!modes.TryGetValue(key, out var rates)) modes.Add(key, rates = []);
            rates.Add(double.Parse(match.Groups["rate"].Value, CultureInfo.InvariantCulture));
        }
        return [.. modes.Select(mode => new CameraMode(mode.Key.Item1, mode.Key.Item2, mode.Key.Item3, [.. mode.Value.Reverse()]))];
    }

    /// <summary>AVFoundation's cameras, which do not tell what they can give until they are asked for what they cannot.</summary>
    public static IReadOnlyList<CameraDescription> AvFoundation(string text)
    {
        var cameras = new List<CameraDescription>();
        var isVideo = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.Contains("AVFoundation video devices", StringComparison.Ordinal)) isVideo = true;
            else if (line.Contains("AVFoundation audio devices", StringComparison.Ordinal)) isVideo = false;
            else if (isVideo && NumberedName().Match(line) is { Success: true } match) cameras.Add(new(match.Groups["number"].Value, match.Groups["name"].Value.Trim(), []));
        }
        return cameras;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("""\]\s+"(?<name>[^"]+)"(\s+\((?<kind>[a-z, ]+)\))?""")]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"(pixel_format|vcodec)=(?<format>\w+)\s+min s=\d+x\d+ fps=[\d.]+ max s=(?<width>\d+)x(?<height>\d+) fps=(?<rate>[\d.]+)")]
    private static partial Regex DirectShowMode();

    [GeneratedRegex(@"\] \[(?<number>\d+)\] (?<name>.+)$")]
    private static partial Regex NumberedName();
}
