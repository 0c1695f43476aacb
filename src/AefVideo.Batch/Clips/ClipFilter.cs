using Microsoft.Extensions.FileSystemGlobbing;

namespace AefVideo.Batch.Clips;

/// <summary>Which clips of an input are wanted. What is empty does not filter.</summary>
public sealed record ClipFilter
{
    /// <summary>Sets of FaceForensics++: "youtube", "actors", methods such as "Deepfakes", or "original" and "manipulated" for all of these.</summary>
    public IReadOnlyList<string> Sets { get; init; } = [];

    /// <summary>"raw", "c23", "c40".</summary>
    public IReadOnlyList<string> Compressions { get; init; } = [];

    /// <summary>"train", "val", "test".</summary>
    public IReadOnlyList<string> Splits { get; init; } = [];

    /// <summary>Folder of the splits' files; null for the tree itself.</summary>
    public string? SplitsFolder { get; init; }

    /// <summary>Patterns of paths below the root, such as "**/c23/**/0*.mp4": at least one must fit.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Patterns of paths that are left out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Whether something is asked that only a FaceForensics++ tree can answer.</summary>
    public bool NeedsFaceForensics => Sets.Count > 0 || Compressions.Count > 0 || Splits.Count > 0;

    /// <summary>Makes the question whether a clip is wanted.</summary>
    /// <param name="root">The tree.</param>
    /// <exception cref="Core.Errors.UsageException">A split's file is missing or damaged.</exception>
    public Func<Clip, bool> Compile(string root)
    {
        var split = Splits.Count > 0 ? FaceForensicsSplit.Read(SplitsFolder ?? root, Splits) : null;
        var patterns = Patterns();
        return clip => (patterns is null || patterns.Match(clip.Name).HasMatches) && (!NeedsFaceForensics || FaceForensicsClip.Of(clip.Name) is { } labels && IsWanted(labels, split));
    }

    private bool IsWanted(FaceForensicsClip clip, FaceForensicsSplit? split) =>
        (Sets.Count == 0 || Sets.Contains(clip.Set, StringComparer.OrdinalIgnoreCase) || Sets.Contains(clip.IsOriginal ? "original" : "manipulated", StringComparer.OrdinalIgnoreCase))
        && (Compressions.Count == 0 || Compressions.Contains(clip.Compression, StringComparer.Ordinal))
        && (split is null || split.Contains(clip));

    private Matcher? Patterns()
    {
        if (Include.Count == 0 && Exclude.Count == 0) return null;
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(Include.Count > 0 ? Include : ["**/*"]);
        matcher.AddExcludePatterns(Exclude);
        return matcher;
    }
}
