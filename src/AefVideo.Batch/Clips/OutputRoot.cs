using AefVideo.Core.Errors;

namespace AefVideo.Batch.Clips;

/// <summary>The folder that everything is written below, and nothing beside.</summary>
public sealed class OutputRoot
{
    /// <param name="path">The folder; made if it is not there.</param>
    /// <exception cref="UsageException">It is a file or cannot be made.</exception>
    public OutputRoot(string path)
    {
        FullPath = Path.GetFullPath(path);
        if (File.Exists(FullPath)) throw new UsageException($"{path}: is a file; give a folder to write to.");
        try
        {
            Directory.CreateDirectory(FullPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: cannot be made: {exception.Message}", exception);
        }
    }

    /// <summary>The folder's full path.</summary>
    public string FullPath { get; }

    /// <summary>The full path of a file below the folder.</summary>
    /// <param name="name">Its path below the folder, with slashes.</param>
    /// <exception cref="UsageException">It leads out of the folder.</exception>
    public string PathOf(string name)
    {
        var path = Path.GetFullPath(Path.Combine(FullPath, name));
        return path.StartsWith(FullPath.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new UsageException($"{name}: leads out of the output folder {FullPath}.");
    }

    /// <summary>Makes the folders that a file needs.</summary>
    /// <param name="name">The file's path below the folder, with slashes.</param>
    /// <returns>The file's full path.</returns>
    /// <exception cref="UsageException">It leads out of the folder, perhaps by a symbolic link that lies on the way.</exception>
    /// <exception cref="MediaException">A folder cannot be made.</exception>
    public string Prepare(string name)
    {
        var path = PathOf(name);
        var folder = FullPath;
        foreach (var part in Path.GetRelativePath(FullPath, Path.GetDirectoryName(path)!).Split(Path.DirectorySeparatorChar))
        {
            if (part == ".") continue;
            folder = Path.Combine(folder, part);
            if (new DirectoryInfo(folder).LinkTarget is not null)
                throw new UsageException($"{folder}: is a symbolic link, and nothing is written through links below the output folder; remove it or write elsewhere.");
            try
            {
                Directory.CreateDirectory(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new MediaException($"{folder}: cannot be made: {exception.Message}", exception);
            }
        }
        if (new FileInfo(path).LinkTarget is not null)
            throw new UsageException($"{path}: is a symbolic link, and nothing is written through links below the output folder; remove it or write elsewhere.");
        return path;
    }
}
