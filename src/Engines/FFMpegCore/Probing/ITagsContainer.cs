namespace FFMpegCore;

/// <summary>Something that carries tags.</summary>
public interface ITagsContainer
{
    Dictionary<string, string>? Tags { get; set; }
}
