using System.CommandLine;
using System.Globalization;
using AefVideo.Batch;
using AefVideo.Batch.Journal;
using AefVideo.Batch.Merging;
using AefVideo.Batch.Reports;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef batch status|pause|resume|merge|report OUT</c>: what can be done with a batch's output folder.</summary>
internal static class BatchFolderCommands
{
    /// <summary>The commands.</summary>
    public static IEnumerable<Command> Create()
    {
        var folder = new Argument<string>("OUT") { Description = "The output folder of the batch." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object to standard output." };

        var status = new Command("status", "Says how far a batch is, also while it runs, and what failed.") { folder, json };
        HelpWithExamples.Add(status, "aef batch status protected", "aef batch status protected --json");
        status.SetAction(parsed => Status(parsed.GetRequiredValue(folder), parsed.GetValue(json)));

        var pause = new Command("pause", "Lets a running batch begin no further clip, on every machine that works on it.") { folder };
        HelpWithExamples.Add(pause, "aef batch pause protected");
        pause.SetAction(parsed => Pause(parsed.GetRequiredValue(folder), isPaused: true));

        var resume = new Command("resume", "Lets a paused batch go on.") { folder };
        HelpWithExamples.Add(resume, "aef batch resume protected");
        resume.SetAction(parsed => Pause(parsed.GetRequiredValue(folder), isPaused: false));

        var merge = new Command("merge", "Unites the journals of all shards, and writes the report of the whole.") { folder, json };
        HelpWithExamples.Add(merge, "aef batch merge protected");
        merge.SetAction((parsed, cancellation) => MergeAsync(parsed.GetRequiredValue(folder), parsed.GetValue(json), cancellation));

        var report = new Command("report", "Writes the reports anew, also while the batch runs.") { folder };
        HelpWithExamples.Add(report, "aef batch report protected");
        report.SetAction((parsed, cancellation) => ReportAsync(parsed.GetRequiredValue(folder), cancellation));
        return [status, pause, resume, merge, report];
    }

    private static int Status(string output, bool json)
    {
        var folder = Open(output);
        var journals = folder.Journals.Select(Read).ToList();
        var isPaused = File.Exists(folder.Pause);
        if (json)
        {
            Console.Out.WriteLine(JsonOutput.Serialize(new BatchStatusJson(Path.GetFullPath(output), isPaused, journals)));
            return (int)ExitCode.Done;
        }
        if (isPaused) Console.Out.WriteLine("paused; 'aef batch resume' lets it go on");
        foreach (var journal in journals)
        {
            var all = journal.Clips is { } clips ? $" of {clips}" : "";
            Console.Out.WriteLine($"{Path.GetFileNameWithoutExtension(journal.Journal)}: {journal.Done}{all} clips done, {journal.Failed.Count} failed, {(journal.AtWork ? "at work" : "not at work")}");
            foreach (var clip in journal.Running) Console.Out.WriteLine($"  {(journal.AtWork ? "in work" : "cut off")}: {clip}");
            foreach (var (clip, why) in journal.Failed) Console.Out.WriteLine($"  failed: {clip}: {why}");
        }
        return (int)ExitCode.Done;
    }

    private static JournalStatusJson Read(string path)
    {
        var isAtWork = JournalLock.IsHeld(path);
        using var journal = BatchJournal.OpenToRead(path);
        var entries = journal.ReadEntries().Values.OrderBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        return new(
            path, isAtWork, int.TryParse(journal.Fact("clips"), NumberStyles.None, CultureInfo.InvariantCulture, out var clips) ? clips : null, entries.Count(entry => entry.State == ClipState.Done),
            [.. entries.Where(entry => entry.State == ClipState.Running).Select(entry => entry.Name)],
            [.. entries.Where(entry => entry.State == ClipState.Failed).Select(entry => new BatchFailureJson(entry.Name, entry.Error ?? ""))]);
    }

    private static int Pause(string output, bool isPaused)
    {
        var folder = Open(output);
        try
        {
            if (isPaused) File.WriteAllBytes(folder.Pause, []);
            else File.Delete(folder.Pause);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"{folder.Pause}: cannot be {(isPaused ? "written" : "removed")}: {exception.Message}", exception);
        }
        Console.Out.WriteLine(isPaused ? "paused: clips in work are ended, no other is begun" : "goes on");
        return (int)ExitCode.Done;
    }

    private static async Task<int> MergeAsync(string output, bool json, CancellationToken cancellation)
    {
        Open(output);
        var full = Path.GetFullPath(output);
        var merged = new ShardMerge(full).Run();
        var (report, page) = await new ReportFiles(full).WriteAsync(merged.Journal, drawsThumbnails: true, cancellation).ConfigureAwait(false);
        foreach (var shard in merged.Missing) Console.Error.WriteLine($"aef: shard {shard} has no journal: it was never run, or wrote to another folder.");
        if (merged.Unfinished > 0) Console.Error.WriteLine($"aef: {merged.Unfinished} clips of the shards are not ended; run those shards again, or the whole batch without --shard.");
        var isWhole = merged.Missing.Count == 0 && merged.Unfinished == 0 && report.Totals.Failed == 0;
        var code = isWhole ? ExitCode.Done : ExitCode.PartlyDone;
        if (json)
        {
            Console.Out.WriteLine(JsonOutput.Serialize(new BatchJson(
                full, merged.Journal, page, report.Totals.Clips + merged.Unfinished, 0, report.Totals.Done, merged.Unfinished,
                [.. report.Clips.Where(row => row.State == "Failed").Select(row => new BatchFailureJson(row.Clip, row.Error ?? ""))], [], report.Totals, 0, (int)code)));
        }
        else
        {
            Console.Out.WriteLine($"{merged.Shards.Count} shards: {report.Totals.Done} clips done, {report.Totals.Failed} failed; {page}");
        }
        return (int)code;
    }

    private static async Task<int> ReportAsync(string output, CancellationToken cancellation)
    {
        foreach (var journal in Open(output).Journals)
        {
            var (_, page) = await new ReportFiles(Path.GetFullPath(output)).WriteAsync(journal, drawsThumbnails: true, cancellation).ConfigureAwait(false);
            Console.Out.WriteLine(page);
        }
        return (int)ExitCode.Done;
    }

    private static BatchFolder Open(string output)
    {
        var folder = new BatchFolder(Path.GetFullPath(output));
        return folder.Journals.Count > 0 ? folder : throw new UsageException($"{output}: is no output folder of a batch: there is no journal in {folder.FullPath}.");
    }
}
