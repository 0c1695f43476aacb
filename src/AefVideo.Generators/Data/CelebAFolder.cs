using AefVideo.Core.Errors;

namespace AefVideo.Generators.Data;

/// <summary>Finds CelebA's pictures and lists in a folder: side by side, or as in the original download (Img, Anno, Eval).</summary>
internal static class CelebAFolder
{
    private const string PicturesName = "img_align_celeba";

    private static readonly string[] PictureFolders = ["", "images", PicturesName, Path.Combine("Img", PicturesName)];
    private static readonly string[] ListFolders = ["", "Anno", "Eval"];

    /// <summary>Whether there is an attribute list.</summary>
    public static bool Is(string folder) => FindAttributes(folder) is not null;

    /// <summary>Pictures that the list knows, of one partition or all.</summary>
    /// <exception cref="UsageException">There is no attribute list, or a partition is wanted of a list that has none.</exception>
    /// <exception cref="ModelException">A list is damaged; the message names the line.</exception>
    public static FaceListing List(string folder, int? partition, CancellationToken cancellation)
    {
        var path = FindAttributes(folder)
            ?? throw new UsageException($"There is neither attributes.csv nor list_attr_celeba.txt in {folder}, so its pictures have no attributes.");
        var list = Path.GetExtension(path) == ".csv"
            ? AttributesCsv.Read(path, cancellation)
            : CelebALists.Read(path, Find(folder, "list_eval_partition.txt"), Find(folder, "identity_CelebA.txt"), cancellation);
        if (partition is not null && !list.HasPartitions)
            throw new UsageException($"Partition {partition} is wanted, but the pictures of {folder} are not divided; list_eval_partition.txt would do it.");

        var entries = new List<FaceEntry>();
        var skipped = new List<string>();
        var known = 0;
        foreach (var picture in Pictures(folder))
        {
            var name = Path.GetFileName(picture);
            if (!list.Rows.TryGetValue(name, out var row))
            {
                skipped.Add($"{name}: {Path.GetFileName(path)} does not know it");
                continue;
            }
            known++;
            if (partition is null || row.Partition == partition) entries.Add(new(name, picture, row.Identity, row.Labels));
        }
        if (known < list.Rows.Count) skipped.Add($"{Path.GetFileName(path)}: {list.Rows.Count - known} of its {list.Rows.Count} pictures are not in {folder}");
        return new(FaceDataLayout.CelebA, entries, list.Attributes, skipped);
    }

    private static string[] Pictures(string folder) =>
        PictureFolders.Select(name => Path.Combine(folder, name)).Where(Directory.Exists).Select(PictureFiles.In).FirstOrDefault(found => found.Length > 0) ?? [];

    private static string? FindAttributes(string folder) => Find(folder, "attributes.csv") ?? Find(folder, "list_attr_celeba.txt");

    /// <summary>A list in the folder, or above it where the folder is the one that holds the pictures only.</summary>
    private static string? Find(string folder, string name)
    {
        for (var place = new DirectoryInfo(folder); place is not null; place = place.Parent)
        {
            var found = ListFolders.Select(part => Path.Combine(place.FullName, part, name)).FirstOrDefault(File.Exists);
            if (found is not null) return found;
            if (place.Name is not ("images" or PicturesName or "Img")) return null;
        }
        return null;
    }
}
