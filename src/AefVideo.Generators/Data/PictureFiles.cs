namespace AefVideo.Generators.Data;

/// <summary>Pictures of a folder, by their extensions.</summary>
internal static class PictureFiles
{
    private static readonly HashSet<string> Extensions = new([".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff", ".ppm"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Paths of the pictures in the folder itself, by ordinal file name.</summary>
    public static string[] In(string folder)
    {
        var paths = Directory.EnumerateFiles(folder).Where(path => Extensions.Contains(Path.GetExtension(path))).ToArray();
        Array.Sort(paths, static (a, b) => string.CompareOrdinal(Path.GetFileName(a), Path.GetFileName(b)));
        return paths;
    }
}
