using AefVideo.Core.Errors;
using AefVideo.Generators.Data;

namespace AefVideo.Cli;

/// <summary>Folders of faces, as commands are given them.</summary>
internal static class FaceFolder
{
    /// <summary>The word for all parts of CelebA.</summary>
    public const string AllPartitions = "all";

    /// <summary>Reads a folder, saying on standard error what was skipped.</summary>
    /// <param name="path">CelebA's layout, LFW's, or any pictures.</param>
    /// <param name="size">Height and width, in pixels.</param>
    /// <param name="partition">0, 1, 2 or <see cref="AllPartitions" />.</param>
    /// <param name="limit">At most so many pictures; null for all.</param>
    /// <param name="mayLackPartitions">Whether a folder without partitions is taken whole; else it is an error.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="UsageException">There is no such folder, or a number makes no sense.</exception>
    public static async Task<FaceDataset> LoadAsync(string path, int size, string partition, int? limit, bool mayLackPartitions, CancellationToken cancellation)
    {
        if (limit is < 1) throw new UsageException($"There must be at least one picture, not {limit}.");
        var isWhole = partition == AllPartitions || (mayLackPartitions && !FaceDataset.HasPartitions(path));
        var options = new FaceDatasetOptions { Directory = path, ImageSize = NumberOptions.ImageSize(size), Limit = limit, Partition = isWhole ? null : partition[0] - '0' };
        var faces = await FaceDataset.LoadAsync(options, null, cancellation).ConfigureAwait(false);
        foreach (var sentence in faces.Skipped) Console.Error.WriteLine($"aef: skipped {sentence}");
        return faces;
    }
}
