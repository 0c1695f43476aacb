using System.Globalization;
using System.Text.RegularExpressions;

namespace FFMpegCore.Probing;

/// <summary>The forms in which ffprobe and ffmpeg write numbers.</summary>
internal static partial class ProbeText
{
    /// <summary>A time such as <c>0:01:02.345000</c>, cut to milliseconds; zero if absent or of another form, such as a negative one.</summary>
    public static TimeSpan Time(string? text)
    {
        if (TimePattern().Match(text ?? "") is not { Success: true } match) return TimeSpan.Zero;
        return new TimeSpan(0, Integer(match.Groups[1].Value), Integer(match.Groups[2].Value), Integer(match.Groups[3].Value),
            Integer(match.Groups[4].Value.PadRight(3, '0')));
    }

    /// <summary>A quotient such as <c>30000/1001</c>; NaN if absent or <c>0/0</c>.</summary>
    public static double Quotient(string? text)
    {
        if (string.IsNullOrEmpty(text)) return double.NaN;
        var parts = text.Split('/');
        return Real(parts[0]) / (parts.Length > 1 ? Real(parts[1]) : 0);
    }

    /// <summary>A ratio such as <c>16:9</c>; (0, 0) if absent.</summary>
    public static (int Width, int Height) Ratio(string? text)
    {
        if (string.IsNullOrEmpty(text)) return (0, 0);
        var parts = text.Split(':');
        return (Integer(parts[0]), Integer(parts[1]));
    }

    public static int Integer(string? text) => string.IsNullOrEmpty(text) ? 0 : int.Parse(text, NumberStyles.Any, CultureInfo.InvariantCulture);

    public static long Long(string? text) => string.IsNullOrEmpty(text) ? 0 : long.Parse(text, NumberStyles.Any, CultureInfo.InvariantCulture);

    public static double Real(string text) => double.Parse(text, NumberStyles.Any, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d+):(\d{1,2}):(\d{1,2})\.(\d{1,3})")]
    private static partial Regex TimePattern();
}
