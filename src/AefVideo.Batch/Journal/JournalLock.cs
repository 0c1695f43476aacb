using AefVideo.Core.Errors;

namespace AefVideo.Batch.Journal;

/// <summary>Held by the one process that may work with a journal; the system frees it however that process ends.</summary>
public sealed class JournalLock : IDisposable
{
    private readonly FileStream _file;

    private JournalLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="journal">Path of the journal.</param>
    /// <exception cref="UsageException">Another process holds it.</exception>
    /// <exception cref="MediaException">The folder cannot be written.</exception>
    public static JournalLock Take(string journal)
    {
        try
        {
            return new(new(journal + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new MediaException($"{journal}: this user may not write to its folder.", exception);
        }
        catch (IOException exception)
        {
            throw new UsageException($"{journal}: another aef batch is at work with it; wait for its end, or write to another folder.", exception);
        }
    }

    /// <summary>Whether some process holds it now.</summary>
    public static bool IsHeld(string journal)
    {
        try
        {
            if (!File.Exists(journal + ".lock")) return false;
            using (new FileStream(journal + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None)) return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
