using System.Text.Json;
using AefVideo.Core.Errors;

namespace AefVideo.Batch.Clips;

/// <summary>Which clips belong to some of the official splits (train, val, test): files with pairs of originals, <c>[["071", "054"], …]</c>.</summary>
public sealed class FaceForensicsSplit
{
    private const long LargestFile = 16 << 20;
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);

    private FaceForensicsSplit()
    {
    }

    /// <summary>Reads the files of splits, which lie in the root or in its folder "splits".</summary>
    /// <param name="root">The tree, or the folder that holds the files.</param>
    /// <param name="names">Of the splits, such as "train".</param>
    /// <exception cref="UsageException">A file is missing or holds something else.</exception>
    public static FaceForensicsSplit Read(string root, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var split = new FaceForensicsSplit();
        foreach (var name in names) split.Add(Find(root, name + ".json"));
        return split;
    }

    /// <summary>Whether a clip belongs to them: an original by its number, a manipulation by its pair. Actors are in none.</summary>
    public bool Contains(FaceForensicsClip clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        return _stems.Contains(clip.Stem);
    }

    private static string Find(string root, string file)
    {
        string[] places = [Path.Combine(root, file), Path.Combine(root, "splits", file)];
        return places.FirstOrDefault(File.Exists)
            ?? throw new UsageException($"{places[0]}: there is no such file, nor in the folder splits; it comes with FaceForensics++, copy it there or name its folder with --splits.");
    }

    private void Add(string path)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile) throw new UsageException($"{path}: is too large for a list of pairs; take the one that comes with FaceForensics++.");
            foreach (var pair in JsonSerializer.Deserialize(File.ReadAllBytes(path), BatchJson.Default.StringArrayArray) ?? throw new JsonException())
            {
                if (pair is not [{ Length: > 0 } first, { Length: > 0 } second]) throw new JsonException();
                foreach (var stem in (string[])[first, second, $"{first}_{second}", $"{second}_{first}"]) _stems.Add(stem);
            }
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{path}: is no list of pairs of clips such as [[\"071\", \"054\"]]; take the one that comes with FaceForensics++.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }
}
