using System.Globalization;
using AefVideo.Batch.Planning;

namespace AefVideo.Batch;

/// <summary>The folder in the output folder where journals and reports lie.</summary>
/// <param name="output">Full path of the output folder.</param>
public sealed class BatchFolder(string output)
{
    /// <summary>Its name.</summary>
    public const string Name = "aef-batch";

    /// <summary>Its full path.</summary>
    public string FullPath => Path.Combine(output, Name);

    /// <summary>The journal of the whole batch.</summary>
    public string Journal => Path.Combine(FullPath, "journal.db");

    /// <summary>While this file exists, no new clip is begun.</summary>
    public string Pause => Path.Combine(FullPath, "pause");

    /// <summary>Every journal there is, that of the whole first.</summary>
    public IReadOnlyList<string> Journals => Directory.Exists(FullPath)
        ? [.. Directory.EnumerateFiles(FullPath, "journal.db").Concat(Directory.EnumerateFiles(FullPath, "shard-*-of-*.db").Order(StringComparer.Ordinal))]
        : [];

    /// <summary>The journal of a shard.</summary>
    public string JournalOf(Shard? shard) => shard is null
        ? Journal
        : Path.Combine(FullPath, string.Create(CultureInfo.InvariantCulture, $"shard-{shard.Number}-of-{shard.Count}.db"));

    /// <summary>A report of the whole batch, or of a shard.</summary>
    /// <param name="journal">The journal it is made of.</param>
    /// <param name="extension">"json", "csv" or "html".</param>
    public string Report(string journal, string extension) =>
        Path.Combine(FullPath, Path.GetFileNameWithoutExtension(journal) is "journal" ? $"report.{extension}" : $"{Path.GetFileNameWithoutExtension(journal)}.{extension}");
}
