using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using AefVideo.Core.Errors;

namespace AefVideo.Core.Files;

/// <summary>
/// A file that is written under a temporary name beside its final one, so that under the final name there is either what was there
/// before or the complete new file. <see cref="Commit" /> puts it there; <see cref="Dispose" /> without a commit removes it.
/// </summary>
public sealed class OutputFile : IDisposable
{
    // File systems allow 255 bytes to a name; this leaves room for the random part and the ending.
    private const int LongestKeptName = 200;
    private const int RandomDigits = 8;
    private const string Ending = ".part";
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");
    private readonly bool _overwrite;
    private bool _committed;

    /// <summary>Makes the empty temporary file, which also shows that the folder can be written.</summary>
    /// <param name="path">The final name.</param>
    /// <param name="overwrite">Whether a file that has this name may be replaced.</param>
    /// <exception cref="UsageException">The folder is missing, the name is a folder's, or it is taken and may not be replaced.</exception>
    /// <exception cref="MediaException">The folder cannot be written.</exception>
    public OutputFile(string path, bool overwrite)
    {
        FinalPath = Path.GetFullPath(path);
        _overwrite = overwrite;
        var folder = Path.GetDirectoryName(FinalPath);
        if (Directory.Exists(FinalPath) || folder is null) throw new UsageException($"{path}: is a folder; give the name of a file to write.");
        if (!Directory.Exists(folder)) throw new UsageException($"{path}: there is no folder {folder}; make it first or write elsewhere.");
        if (!overwrite && File.Exists(FinalPath)) throw Taken();

        TemporaryPath = Path.Combine(folder, TemporaryName(Path.GetFileName(FinalPath)));
        try
        {
            using (new FileStream(TemporaryPath, FileMode.CreateNew, FileAccess.Write)) { }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(exception);
        }
    }

    /// <summary>Full path under which the file will stand.</summary>
    public string FinalPath { get; }

    /// <summary>Full path of the file to write, in the same folder. It exists, empty.</summary>
    public string TemporaryPath { get; }

    /// <summary>Brings the written bytes to the disk and gives the file its final name, in one step.</summary>
    /// <exception cref="UsageException">A file of that name appeared meanwhile and may not be replaced.</exception>
    /// <exception cref="MediaException">The disk is full or the folder cannot be written.</exception>
    public void Commit()
    {
        if (_committed) throw new InvalidOperationException("The file has its final name already.");
        try
        {
            // Without this a power cut shortly after the rename can leave an empty file under the final name.
            using (var stream = new FileStream(TemporaryPath, FileMode.Open, FileAccess.ReadWrite)) stream.Flush(flushToDisk: true);
            File.Move(TemporaryPath, FinalPath, _overwrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (!_overwrite && File.Exists(FinalPath)) throw Taken();
            throw CannotWrite(exception);
        }
        _committed = true;
    }

    /// <summary>Removes the temporary file if it was not committed.</summary>
    public void Dispose()
    {
        if (_committed) return;
        _committed = true;
        try
        {
            File.Delete(TemporaryPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder that vanished or became read-only meanwhile; why the run failed is the more useful message.
        }
    }

    /// <summary>Removes the temporary files that killed programs left of a file.</summary>
    /// <param name="path">The final name.</param>
    public static void RemoveLeftovers(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder || !Directory.Exists(folder)) return;
        var start = Kept(Path.GetFileName(full)) + '.';
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Ending))
        {
            var name = Path.GetFileName(file);
            if (name.Length != start.Length + RandomDigits + Ending.Length || !name.StartsWith(start, StringComparison.Ordinal)) continue;
            if (name.AsSpan(start.Length, RandomDigits).IndexOfAnyExcept(Digits) < 0) File.Delete(file);
        }
    }

    private static string TemporaryName(string name) => $"{Kept(name)}.{RandomNumberGenerator.GetHexString(RandomDigits, lowercase: true)}{Ending}";

    private static string Kept(string name)
    {
        while (Encoding.UTF8.GetByteCount(name) > LongestKeptName) name = name[..^1];
        // A cut through a surrogate pair would leave half a character.
        if (char.IsHighSurrogate(name[^1])) name = name[..^1];
        return name;
    }

    private UsageException Taken() => new($"{FinalPath}: exists already; choose another name or allow it to be replaced with --overwrite.");

    private MediaException CannotWrite(Exception cause) => new(
        cause is UnauthorizedAccessException
            ? $"{FinalPath}: cannot be written, since this user may not write to its folder."
            : $"{FinalPath}: cannot be written: {cause.Message}",
        cause);
}
