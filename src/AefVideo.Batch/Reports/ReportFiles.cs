using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AefVideo.Batch.Journal;
using AefVideo.Core.Files;
using CsvHelper;

namespace AefVideo.Batch.Reports;

/// <summary>Writes what became of a batch as JSON, CSV and a page, each whole or not at all.</summary>
/// <param name="output">Full path of the output folder.</param>
public sealed class ReportFiles(string output)
{
    private readonly BatchFolder _folder = new(output);

    /// <summary>Writes the three files beside the journal, in place of those of before.</summary>
    /// <param name="journal">Path of the journal.</param>
    /// <param name="drawsThumbnails">Whether the page shows a picture of each of the ten worst clips, as protected.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The report, and the page's path.</returns>
    /// <exception cref="Core.Errors.ModelException">The journal cannot be read, or a file cannot be written.</exception>
    public async Task<(BatchReport Report, string Page)> WriteAsync(string journal, bool drawsThumbnails, CancellationToken cancellation)
    {
        BatchReport report;
        using (var opened = BatchJournal.OpenToRead(journal)) report = BatchReport.Of(opened);
        var worst = report.TenWorst();
        var thumbnails = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (drawsThumbnails)
        {
            foreach (var row in worst)
                if (await Thumbnail.MakeAsync(Path.Combine(output, row.Output), row.PlayingSeconds ?? 0, cancellation).ConfigureAwait(false) is { } jpeg) thumbnails[row.Clip] = jpeg;
        }
        Write(journal, "json", Json(report));
        Write(journal, "csv", Csv(report));
        Write(journal, "html", Encoding.UTF8.GetBytes(new ReportPage(report, worst, thumbnails).Text()));
        return (report, _folder.Report(journal, "html"));
    }

    private static byte[] Json(BatchReport report)
    {
        var options = new JsonSerializerOptions(BatchJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };
        return JsonSerializer.SerializeToUtf8Bytes(report, new BatchJson(options).BatchReport);
    }

    private static byte[] Csv(BatchReport report)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture)) csv.WriteRecords(report.Clips);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Write(string journal, string extension, byte[] content)
    {
        var path = _folder.Report(journal, extension);
        OutputFile.RemoveLeftovers(path);
        AtomicFile.Write(path, [content]);
    }
}
