using System.Collections.Frozen;

namespace AefVideo.Batch.Clips;

/// <summary>Which files are clips, by their extensions, and what their protected ones are called.</summary>
public static class ClipNames
{
    private static readonly FrozenSet<string> KeptVideos = Set(".mp4", ".m4v", ".mov", ".mkv", ".webm");

    private static readonly FrozenSet<string> OtherVideos =
        Set(".avi", ".mpg", ".mpeg", ".ts", ".m2ts", ".mts", ".wmv", ".flv", ".3gp", ".3g2", ".ogv", ".vob", ".mxf", ".gif", ".mjpg", ".mjpeg", ".y4m", ".nut", ".asf", ".divx");

    private static readonly FrozenSet<string> KeptPictures = Set(".png", ".jpg", ".jpeg", ".webp");

    private static readonly FrozenSet<string> OtherPictures = Set(".bmp", ".tif", ".tiff");

    /// <summary>Whether a file is taken for a video or a picture.</summary>
    public static bool IsClip(string name) => Path.GetExtension(name) is var extension
        && (KeptVideos.Contains(extension) || OtherVideos.Contains(extension) || KeptPictures.Contains(extension) || OtherPictures.Contains(extension));

    /// <summary>The protected clip's path below the output folder: the clip's own; with another extension behind its own where that is not one that is written.</summary>
    /// <param name="name">The clip's path below the root.</param>
    /// <param name="container">The extension, without a dot, for videos whose own is not written.</param>
    public static string Output(string name, string container)
    {
        var extension = Path.GetExtension(name);
        if (KeptVideos.Contains(extension) || KeptPictures.Contains(extension)) return name;
        // Behind it and not in its place: "a.avi" and "a.mpg" may lie side by side.
        return $"{name}.{(OtherPictures.Contains(extension) ? "png" : container)}";
    }

    private static FrozenSet<string> Set(params string[] extensions) => extensions.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
