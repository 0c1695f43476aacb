using System.Globalization;
using System.Text.Json;

namespace AefVideo.Pipeline.Media;

/// <summary>
/// ffprobe's JSON, typed. FFMpegCore's own analysis leaves out what exact times need (time base, time stamps) and what shall be kept
/// (chroma location, attachments, dispositions of data streams), so the program is asked directly.
/// </summary>
internal sealed class ProbeResult
{
    private readonly JsonElement _root;

    private ProbeResult(JsonElement root) => _root = root;

    public IEnumerable<JsonElement> Streams => _root.TryGetProperty("streams", out var streams) ? streams.EnumerateArray() : [];

    public JsonElement Format => _root.TryGetProperty("format", out var format) ? format : default;

    public static ProbeResult Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new(document.RootElement.Clone());
    }

    /// <summary>A text, or null when it is missing or ffprobe calls it unknown.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        && value.ToString() is var text && text is not ("unknown" or "unspecified" or "N/A" or "")
            ? text
            : null;

    public static int Int(JsonElement element, string name) =>
        int.TryParse(Text(element, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : 0;

    public static long? Long(JsonElement element, string name) =>
        long.TryParse(Text(element, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static double? Number(JsonElement element, string name) =>
        double.TryParse(Text(element, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>Seconds, such as "1.400000".</summary>
    public static TimeSpan? Seconds(JsonElement element, string name) =>
        decimal.TryParse(Text(element, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e9m
            ? TimeSpan.FromTicks((long)(value * TimeSpan.TicksPerSecond))
            : null;

    /// <summary>A fraction with either sign between its numbers: "30000/1001", "4:3".</summary>
    public static Ratio Fraction(JsonElement element, string name)
    {
        var parts = Text(element, name)?.Split('/', ':');
        return parts is [var top, var bottom]
            && int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            && int.TryParse(bottom, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            && numerator > 0 && denominator > 0
                ? new(numerator, denominator)
                : Ratio.Unknown;
    }

    public static IReadOnlyDictionary<string, string> Tags(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("tags", out var tags)
            ? tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.ToString())
            : [];

    public static IReadOnlyList<string> Dispositions(JsonElement element) =>
        element.TryGetProperty("disposition", out var flags)
            ? [.. flags.EnumerateObject().Where(flag => flag.Value.ToString() == "1").Select(flag => flag.Name)]
            : [];

    public static IEnumerable<JsonElement> SideData(JsonElement element) =>
        element.TryGetProperty("side_data_list", out var list) ? list.EnumerateArray() : [];
}
