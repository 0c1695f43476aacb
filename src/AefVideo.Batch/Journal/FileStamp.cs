namespace AefVideo.Batch.Journal;

/// <summary>By which a changed file is told from the one it was, without reading it.</summary>
/// <param name="Bytes">Its size.</param>
/// <param name="ModifiedTicks">When it was last written, in ticks of <see cref="DateTime" />, UTC.</param>
public readonly record struct FileStamp(long Bytes, long ModifiedTicks)
{
    /// <summary>A file's stamp as it stands; null where there is none.</summary>
    public static FileStamp? Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new(file.Length, file.LastWriteTimeUtc.Ticks) : null;
    }
}
