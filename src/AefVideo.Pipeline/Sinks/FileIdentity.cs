namespace AefVideo.Pipeline.Sinks;

/// <summary>Whether two names mean one file.</summary>
internal static class FileIdentity
{
    /// <summary>Compares the files that two names lead to, through symbolic links and hard links. A name without a file is the same as none.</summary>
    public static bool AreSame(string first, string second)
    {
        var (a, b) = (Target(first), Target(second));
        if (a == b) return true;
        if (!File.Exists(a) || !File.Exists(b)) return false;
        var (one, other) = (new FileInfo(a), new FileInfo(b));
        // .NET has no portable file number. Hard links show by equal size and times, and by a change of one that the other shows.
        return one.Length == other.Length && one.LastWriteTimeUtc == other.LastWriteTimeUtc && one.CreationTimeUtc == other.CreationTimeUtc && SharesLock(a, b);
    }

    private static string Target(string path)
    {
        var full = Path.GetFullPath(path);
        try
        {
            // Links may be in any folder on the way.
            var folder = Path.GetDirectoryName(full);
            var resolved = folder is null ? full : Path.Combine(new DirectoryInfo(folder).ResolveLinkTarget(true)?.FullName ?? folder, Path.GetFileName(full));
            return new FileInfo(resolved).ResolveLinkTarget(true)?.FullName ?? resolved;
        }
        catch (IOException)
        {
            return full;
        }
    }

    // .NET locks what it opens exclusively: a second open of the same file is refused, by whatever name.
    private static bool SharesLock(string first, string second)
    {
        try
        {
            using var one = new FileStream(first, FileMode.Open, FileAccess.Read, FileShare.None);
            using var other = new FileStream(second, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
    }
}
