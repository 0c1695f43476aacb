using AefVideo.Batch.Journal;

namespace AefVideo.Batch.Reports;

/// <summary>What became of a batch: the JSON file, and what the CSV file and the page are made of.</summary>
/// <param name="Root">The folder that clips are named relative to; null where the journal does not know.</param>
/// <param name="Totals">Over all clips.</param>
/// <param name="Groups">By set and compression of FaceForensics++; empty for other clips.</param>
/// <param name="Clips">Clip by clip, by name.</param>
public sealed record BatchReport(string? Root, ReportTotals Totals, IReadOnlyList<ReportTotals> Groups, IReadOnlyList<ReportRow> Clips)
{
    private const int Worst = 10;

    /// <summary>What a journal tells.</summary>
    public static BatchReport Of(BatchJournal journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var rows = journal.ReadRows().Select(ReportRow.Of).ToList();
        var groups = rows.Where(row => row.Set is not null)
            .GroupBy(row => $"{row.Set}, {row.Compression}", StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => ReportTotals.Of(group.Key, [.. group]));
        return new(journal.Fact("root"), ReportTotals.Of("all", rows), [.. groups], rows);
    }

    /// <summary>
    /// The protected clips that deserve a look first: those with the least SR of the generator that resists most; then those of which most faces
    /// were missed; then those with the smallest share of frames in which a face was followed.
    /// </summary>
    public IReadOnlyList<ReportRow> TenWorst() =>
    [
        .. Clips.Where(row => row.State == "Done")
            .OrderBy(row => row.MinSr ?? 2)
            .ThenByDescending(row => row.FacesMissed ?? 0)
            .ThenBy(row => row.Frames > 0 ? row.FramesWithFaces / (double)row.Frames : 1)
            .ThenBy(row => row.Clip, StringComparer.Ordinal)
            .Take(Worst),
    ];
}
