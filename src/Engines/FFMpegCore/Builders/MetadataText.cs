using System.Text;

namespace FFMpegCore.Builders.MetaData;

/// <summary>ffmpeg's metadata file format: a heading, tags, and chapters in milliseconds.</summary>
internal static class MetadataText
{
    public static string Of(IReadOnlyMetaData metaData) => Of(
        metaData.Entries,
        metaData.Chapters.Select((chapter, index) => (
            string.IsNullOrEmpty(chapter.Title) ? $"Chapter {index + 1}" : chapter.Title,
            (long)chapter.Start.TotalMilliseconds,
            (long)chapter.End.TotalMilliseconds)));

    public static string Of(IEnumerable<KeyValuePair<string, string>> tags, IEnumerable<(string Title, long Start, long End)> chapters)
    {
        var text = new StringBuilder().AppendLine(";FFMETADATA1");
        foreach (var (key, value) in tags) text.AppendLine($"{key}={value}");
        foreach (var (title, start, end) in chapters)
            text.AppendLine("[CHAPTER]").AppendLine("TIMEBASE=1/1000").AppendLine($"START={start}").AppendLine($"END={end}").AppendLine($"title={title}");
        return text.ToString();
    }
}
