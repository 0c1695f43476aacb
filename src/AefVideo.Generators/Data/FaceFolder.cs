using AefVideo.Core.Errors;

namespace AefVideo.Generators.Data;

/// <summary>Lists the pictures of a folder of faces, however it is arranged.</summary>
internal static class FaceFolder
{
    /// <exception cref="UsageException">The folder is not there or holds no picture that is asked for, or the options contradict it.</exception>
    /// <exception cref="ModelException">An attribute list is damaged.</exception>
    public static FaceListing List(FaceDatasetOptions options, CancellationToken cancellation)
    {
        Check(options);
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.Directory));
        if (!Directory.Exists(folder)) throw new UsageException($"There is no folder {options.Directory}.");
        try
        {
            var listing = (options.Layout ?? LayoutOf(folder)) switch
            {
                FaceDataLayout.CelebA => CelebAFolder.List(folder, options.Partition, cancellation),
                FaceDataLayout.Lfw => LfwFolder.List(folder),
                _ => new(FaceDataLayout.Folder, Array.ConvertAll(PictureFiles.In(folder), path => new FaceEntry(Path.GetFileName(path), path, -1, [])), [], []),
            };
            if (options.Partition is { } partition && listing.Layout != FaceDataLayout.CelebA)
                throw new UsageException($"Partition {partition} is wanted, but only CelebA has partitions, and {options.Directory} has no attribute list.");
            if (listing.Entries.Count == 0) throw new UsageException(Nothing(options, listing));
            return options.Limit < listing.Entries.Count ? listing with { Entries = [.. listing.Entries.Take(options.Limit.Value)] } : listing;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"{options.Directory} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>How a folder is arranged.</summary>
    /// <exception cref="UsageException">The folder is not there.</exception>
    public static FaceDataLayout Recognise(string directory)
    {
        if (!Directory.Exists(directory)) throw new UsageException($"There is no folder {directory}.");
        try
        {
            return LayoutOf(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"{directory} cannot be read: {error.Message}", error);
        }
    }

    private static FaceDataLayout LayoutOf(string folder) =>
        CelebAFolder.Is(folder) ? FaceDataLayout.CelebA : LfwFolder.Is(folder) ? FaceDataLayout.Lfw : FaceDataLayout.Folder;

    private static string Nothing(FaceDatasetOptions options, FaceListing listing) => listing switch
    {
        { Skipped: [var reason, ..] } => $"There is no picture to use in {options.Directory} ({reason}).",
        _ when options.Partition is { } partition => $"No picture of {options.Directory} belongs to partition {partition}.",
        _ => $"There is no picture in {options.Directory}.",
    };

    private static void Check(FaceDatasetOptions options)
    {
        if (options.ImageSize is < 1 or > 4096) throw new UsageException($"The image size is 1 to 4096 pixels, not {options.ImageSize}.");
        if (options.Partition is < 0 or > 2) throw new UsageException($"The partition is 0 (train), 1 (validation) or 2 (test), not {options.Partition}.");
        if (options.Limit < 1) throw new UsageException($"The limit is at least 1 picture, not {options.Limit}.");
        if (options.Crop < 0) throw new UsageException($"The crop is at least 0 pixels, not {options.Crop}.");
    }
}
