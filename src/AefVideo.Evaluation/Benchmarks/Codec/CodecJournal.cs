using System.Globalization;
using System.Text.Json;
using AefVideo.Core.Errors;
using AefVideo.Evaluation.Interruption;

namespace AefVideo.Evaluation.Benchmarks.Codec;

/// <summary>Keeps finished rows of the codec table in a file, a line each, so that a table that was stopped goes on where it was. Its first line says what else the rows depend on.</summary>
internal sealed class CodecJournal
{
    private readonly string? _path;
    private readonly Dictionary<string, CodecRow> _known = new(StringComparer.Ordinal);

    /// <summary>Reads what is there, or begins.</summary>
    /// <param name="path">The file; null to keep nothing.</param>
    /// <param name="settings">What rows depend on besides perturbation, rate factor and face size, in one line.</param>
    /// <exception cref="UsageException">The file is of other settings, or is something else.</exception>
    /// <exception cref="MediaException">It cannot be read or written.</exception>
    public CodecJournal(string? path, string settings)
    {
        _path = path;
        if (path is null) return;
        try
        {
            if (!File.Exists(path))
            {
                File.WriteAllText(path, settings + "\n");
                return;
            }
            var lines = File.ReadAllLines(path);
            if (lines.Length == 0 || lines[0] != settings) throw new UsageException($"{path}: holds no measurements of these clips, generators and options; choose another file, or delete it.");
            // A line that was cut off is measured again, and must not join the next one.
            var whole = lines.Skip(1).Where(line => Parse(line) is { } entry && _known.TryAdd(entry.Key, entry.Row)).ToList();
            File.WriteAllLines(path, [settings, .. whole]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"{path}: cannot be read or written: {exception.Message}", exception);
        }
    }

    /// <summary>A row that was measured before; null where it was not.</summary>
    public CodecRow? Find(Treatment treatment, int rate, int size) => _known.GetValueOrDefault(Key(treatment, rate, size));

    /// <summary>Keeps a row.</summary>
    /// <exception cref="MediaException">The file cannot be written.</exception>
    public void Add(Treatment treatment, CodecRow row)
    {
        if (_path is null) return;
        try
        {
            var entry = new CodecJournalEntry(Key(treatment, row.RateFactor, row.FaceSize), row);
            File.AppendAllText(_path, JsonSerializer.Serialize(entry, CodecJournalJson.Default.CodecJournalEntry) + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"{_path}: cannot be written: {exception.Message}", exception);
        }
    }

    private static string Key(Treatment treatment, int rate, int size) =>
        string.Create(CultureInfo.InvariantCulture, $"{treatment.Name} {treatment.Perturbation?.Fingerprint ?? "nothing"} {rate} {size}");

    private static CodecJournalEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CodecJournalJson.Default.CodecJournalEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
