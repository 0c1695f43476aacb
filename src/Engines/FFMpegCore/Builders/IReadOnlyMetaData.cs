namespace FFMpegCore.Builders.MetaData;

/// <summary>A file's tags and chapters.</summary>
public interface IReadOnlyMetaData
{
    IReadOnlyList<ChapterData> Chapters { get; }
    IReadOnlyDictionary<string, string> Entries { get; }
}
