using FFMpegCore.Exceptions;

namespace FFMpegCore.Arguments;

/// <summary>Builds filter chains and their options.</summary>
internal static class FilterText
{
    /// <summary>The chain's filters, separated by commas; a comma within a filter is escaped.</summary>
    /// <exception cref="FFMpegArgumentException">There are no filters.</exception>
    public static string Chain(string option, string kind, IReadOnlyCollection<(string Key, string Value)> filters)
    {
        if (filters.Count == 0) throw new FFMpegArgumentException($"No {kind}-filter arguments provided");
        var texts = filters.Where(filter => !string.IsNullOrEmpty(filter.Value)).Select(filter =>
        {
            var value = filter.Value.Replace(",", @"\,", StringComparison.Ordinal);
            return string.IsNullOrEmpty(filter.Key) ? value : $"{filter.Key}={value}";
        });
        return $"{option} \"{string.Join(", ", texts)}\"";
    }

    /// <summary><c>key=value</c>, the value between single quotes if it has a space.</summary>
    public static string Pair(string key, string value) => value.Contains(' ') ? $"{key}='{value}'" : $"{key}={value}";

    /// <summary>Pairs separated by colons.</summary>
    public static string Pairs(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join(':', pairs.Select(pair => Pair(pair.Key, pair.Value)));
}
