using System.IO.Enumeration;
using System.Text;
using AefVideo.Core.Errors;

namespace AefVideo.Batch.Clips;

/// <summary>Finds the clips of a folder, of a FaceForensics++ tree, of a list, or one clip.</summary>
/// <param name="filter">Which are wanted.</param>
/// <param name="followsLinks">Whether symbolic links are followed, even out of the folder.</param>
public sealed class ClipFinder(ClipFilter filter, bool followsLinks)
{
    private const long LargestList = 1L << 30;
    private readonly List<LeftOut> _leftOut = [];

    /// <summary>Finds them.</summary>
    /// <param name="input">A folder, a list of paths (one a line, or separated by zero bytes), or a clip.</param>
    /// <param name="listRoot">The folder that a list's paths are below; null for the list's own.</param>
    /// <param name="output">The output folder, which is never taken for input.</param>
    /// <param name="cancellation">Stops the search.</param>
    /// <exception cref="UsageException">There is no such input, a list leads out of its root, or a filter does not fit the input.</exception>
    public FoundClips Find(string input, string? listRoot, string output, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(input);
        var isFolder = Directory.Exists(path);
        if (!isFolder && !File.Exists(path)) throw new UsageException($"{input}: there is no such folder, list or clip; check the name.");
        if (isFolder && listRoot is not null) throw new UsageException($"{input}: is a folder, and --root is for lists; leave it away.");
        var isClip = !isFolder && ClipNames.IsClip(path);
        var root = isFolder ? path : Path.GetFullPath(listRoot ?? Path.GetDirectoryName(path)!);
        var isTree = FaceForensicsClip.IsTree(root);
        if (filter.NeedsFaceForensics && !isTree)
            throw new UsageException($"{input}: is no FaceForensics++ tree (it has neither original_sequences nor manipulated_sequences), so --set, --compression and --split cannot be meant; use --include.");

        var all = isFolder ? Walk(root, Path.GetFullPath(output), cancellation)
            : isClip ? [Of(root, path)]
            : ReadList(input, path, root);
        if (isFolder && isTree) all = WithoutMasks(all);
        var isWanted = filter.Compile(root);
        var clips = all.Where(isWanted).ToList();
        clips.Sort((first, second) => string.CompareOrdinal(first.Name, second.Name));
        return new(root, isTree, clips, _leftOut, all.Count - clips.Count);
    }

    private static Clip Of(string root, string path)
    {
        var file = new FileInfo(path);
        return new(NameOf(root, path), path, file.Exists ? file.Length : 0, file.Exists ? file.LastWriteTimeUtc : default);
    }

    private static string NameOf(string root, string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    private List<Clip> Walk(string root, string output, CancellationToken cancellation)
    {
        var clips = new List<Clip>();
        // A followed link may lead to a folder above itself.
        var visited = new HashSet<string>(StringComparer.Ordinal) { Real(root) };
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var (path, isFolder, isLink, bytes, modified) in List(root, folder))
            {
                var name = Path.GetFileName(path);
                if (name.StartsWith('.') || path == output) continue;
                if (isLink && !followsLinks)
                {
                    if (isFolder || ClipNames.IsClip(name)) _leftOut.Add(new(NameOf(root, path), "is a symbolic link; --follow-links takes it"));
                }
                else if (isFolder)
                {
                    if (!isLink || visited.Add(Real(path))) folders.Push(path);
                }
                else if (ClipNames.IsClip(name)) clips.Add(isLink ? Of(root, path) : new(NameOf(root, path), path, bytes, modified));
            }
        }
        return clips;
    }

    private List<(string Path, bool IsFolder, bool IsLink, long Bytes, DateTime Modified)> List(string root, string folder)
    {
        try
        {
            return
            [
                .. new FileSystemEnumerable<(string, bool, bool, long, DateTime)>(
                    folder,
                    (ref FileSystemEntry entry) => (
                        entry.ToFullPath(), entry.IsDirectory, entry.Attributes.HasFlag(FileAttributes.ReparsePoint), entry.IsDirectory ? 0 : entry.Length, entry.LastWriteTimeUtc.UtcDateTime),
                    new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false }),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (folder == root) throw new UsageException($"{root}: cannot be read: {exception.Message}", exception);
            _leftOut.Add(new(NameOf(root, folder), $"cannot be read: {exception.Message}"));
            return [];
        }
    }

    private static string Real(string folder) => new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder;

    private List<Clip> WithoutMasks(List<Clip> clips)
    {
        var videos = new List<Clip>();
        foreach (var clip in clips)
        {
            if (FaceForensicsClip.Of(clip.Name) is not null) videos.Add(clip);
            else _leftOut.Add(new(clip.Name, "is no video of FaceForensics++ (masks and pictures of the tree are not worked on)"));
        }
        return videos;
    }

    private static List<Clip> ReadList(string input, string path, string root)
    {
        if (new FileInfo(path).Length > LargestList) throw new UsageException($"{input}: is too large for a list; give a folder, or a text file with one path a line.");
        var bytes = File.ReadAllBytes(path);
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw new UsageException($"{input}: is neither a clip of a known kind nor a list; a list is a text in UTF-8 with one path a line.", exception);
        }
        var lines = text.Contains('\0', StringComparison.Ordinal) ? text.Split('\0') : text.Split('\n');
        var clips = new Dictionary<string, Clip>(StringComparer.Ordinal);
        for (var number = 0; number < lines.Length; number++)
        {
            var line = text.Contains('\0', StringComparison.Ordinal) ? lines[number] : lines[number].TrimEnd('\r');
            if (line.Length == 0 || line[0] == '#') continue;
            var full = Path.GetFullPath(Path.Combine(root, line));
            var name = NameOf(root, full);
            // What leads out of the root would lead out of the output folder, too.
            if (name is "." or ".." || name.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(name))
                throw new UsageException($"{input}: line {number + 1} ({line}) leads out of {root}; name the folder that all paths are below with --root.");
            clips.TryAdd(name, Of(root, full));
        }
        return [.. clips.Values];
    }
}
