using FFMpegCore.Builders.MetaData;

namespace FFMpegCore;

/// <summary>Builds tags and a gapless row of chapters for ffmpeg's metadata file.</summary>
public class FFMetadataBuilder
{
    private readonly Dictionary<string, string> _tags = [];
    private readonly List<(string Title, long Start, long End)> _chapters = [];

    public static FFMetadataBuilder Empty() => new();

    public FFMetadataBuilder WithTag(string key, string value)
    {
        _tags.Add(key, value);
        return this;
    }

    public FFMetadataBuilder WithChapter(string title, long durationMs)
    {
        var start = _chapters.Count == 0 ? 0 : _chapters[^1].End;
        _chapters.Add((title, start, start + durationMs));
        return this;
    }

    public FFMetadataBuilder WithChapter(string title, double durationSeconds) =>
        WithChapter(title, Convert.ToInt64(durationSeconds * 1000));

    public string GetMetadataFileContent() => MetadataText.Of(_tags, _chapters);
}
