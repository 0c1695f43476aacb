namespace FFMpegCore;

/// <summary>Common tags.</summary>
public static class TagExtensions
{
    public static string? GetLanguage(this ITagsContainer tagsContainer) => Find(tagsContainer, "language");

    public static string? GetCreationTime(this ITagsContainer tagsContainer) => Find(tagsContainer, "creation_time");

    public static string? GetRotate(this ITagsContainer tagsContainer) => Find(tagsContainer, "rotate");

    public static string? GetDuration(this ITagsContainer tagsContainer) => Find(tagsContainer, "duration");

    private static string? Find(ITagsContainer container, string key) =>
        container.Tags is { } tags && tags.TryGetValue(key, out var value) ? value : null;
}
