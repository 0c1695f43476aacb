using AefVideo.Core.Errors;

namespace AefVideo.Core.Files;

/// <summary>Writes files of numbers so that their path holds either what it held before or the whole new file, never a part.</summary>
public static class AtomicFile
{
    /// <summary>Writes to a temporary name in the same folder, flushes to the disk, then renames.</summary>
    /// <param name="path">Where; an existing file is replaced.</param>
    /// <param name="parts">The content, one after the other.</param>
    /// <exception cref="ModelException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(parts);
        try
        {
            using var output = new OutputFile(path, overwrite: true);
            using (var file = new FileStream(output.TemporaryPath, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0))
                foreach (var part in parts) file.Write(part.Span);
            output.Commit();
        }
        catch (Exception fault) when (fault is MediaException or UsageException || SafetensorsFile.IsOfTheFileSystem(fault))
        {
            throw new ModelException($"{path} cannot be written: {fault.Message}", fault);
        }
    }
}
