using System.CommandLine;
using AefVideo.Batch;
using AefVideo.Batch.Planning;
using AefVideo.Batch.Reports;
using AefVideo.Batch.Running;
using AefVideo.Cli.Output;
using AefVideo.Core.Errors;
using AefVideo.Core.Threads;
using Spectre.Console;

namespace AefVideo.Cli.Commands;

/// <summary><c>aef batch IN -o OUT</c>: protects a folder, a list or a FaceForensics++ tree.</summary>
internal static class BatchCommand
{
    private const int MostJobs = 1024;

    // What this process and the system need besides the jobs.
    private const double ShareOfMemory = 0.8;

    private static readonly Argument<string> Input = new("IN") { Description = "A folder, a FaceForensics++ tree, a list (a text with one path a line), or a clip." };

    private static readonly Option<string> Output = new("--output", "-o") { Description = "The folder that the protected tree is written to.", Required = true };

    private static readonly Option<string[]> Set = new("--set") { Description = "Of FaceForensics++: original, manipulated, youtube, actors, or a method such as Deepfakes; commas or several times." };

    private static readonly Option<string[]> Compression = new("--compression") { Description = "Of FaceForensics++: raw, c23, c40." };

    private static readonly Option<string[]> Split = new("--split") { Description = "Of FaceForensics++: train, val, test." };

    private static readonly Option<string?> Splits = new("--splits") { Description = "The folder of train.json, val.json and test.json. Default: the tree itself, or its folder splits." };

    private static readonly Option<string[]> Include = new("--include") { Description = "Only clips whose path fits a pattern such as '**/c23/**/0*.mp4'; may be given several times." };

    private static readonly Option<string[]> Exclude = new("--exclude") { Description = "No clips whose path fits a pattern; may be given several times." };

    private static readonly Option<string?> Root = new("--root") { Description = "The folder that a list's paths are below. Default: the list's own." };

    private static readonly Option<bool> FollowLinks = new("--follow-links") { Description = "Follow symbolic links, even out of the folder." };

    private static readonly Option<string> To = new Option<string>("--to") { Description = "Container of videos whose own is not written: mp4, mkv, mov or webm.", DefaultValueFactory = _ => "mp4" }
        .Accepting("mp4", "mkv", "mov", "webm");

    private static readonly Option<int?> Jobs = new("--jobs", "-j") { Description = "Clips in work at once. Default: one for each core, as memory allows." };

    private static readonly Option<int?> Threads = new("--threads") { Description = "Threads of each clip's encoder; its decoder has half as many. Default: cores divided by jobs." };

    private static readonly Option<double?> Memory = new("--memory") { Description = "Memory that all jobs together may take, in GiB. Default: 80 % of what is there." };

    private static readonly Option<int> Retries = new("--retries") { Description = "How often a clip that fails is tried again.", DefaultValueFactory = _ => 2 };

    private static readonly Option<double> RetryDelay = new("--retry-delay") { Description = "Seconds before the first retry; doubled for each further one.", DefaultValueFactory = _ => 1 };

    private static readonly Option<double> Stall = new("--stall") { Description = "Seconds after which a clip of which nothing comes has failed.", DefaultValueFactory = _ => 120 };

    private static readonly Option<bool> FailFast = new("--fail-fast") { Description = "Begin no further clip once one has failed for good." };

    private static readonly Option<bool> Overwrite = new("--overwrite", "-y") { Description = "Replace outputs that this batch did not write." };

    private static readonly Option<bool> CheckContent = new("--check-content") { Description = "Read every input again, even where size and time are those of before." };

    private static readonly Option<string?> ShardOption = new("--shard") { Description = "Do part i of n, as i/n: for clusters. The same clips give the same parts." };

    private static readonly Option<int> Verify = new("--verify") { Description = "Verify each clip by so many frames, as 'aef verify' does; 0 for none.", DefaultValueFactory = _ => 0 };

    private static readonly Option<string[]> Generators = new("--generator", "-g") { Description = "A generator's file to verify with; may be given several times. Default: those that come with the program." };

    private static readonly Option<bool> NoThumbnails = new("--no-thumbnails") { Description = "No pictures of the worst ten clips in the report." };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would be done and why; do nothing." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object at the end, and nothing else, to standard output." };

    private static readonly Option<bool> Quiet = new("--quiet", "-q") { Description = "Print nothing but failures." };

    /// <summary>The command with its options and subcommands.</summary>
    public static Command Create()
    {
        var command = new Command("batch", "Protects a folder, a list or a FaceForensics++ tree, several clips at once. Run again, it goes on where it was stopped and redoes what has changed.")
        {
            Input, Output, Set, Compression, Split, Splits, Include, Exclude, Root, FollowLinks, To, Jobs, Threads, Memory, Retries, RetryDelay, Stall, FailFast, Overwrite, CheckContent, ShardOption,
            Verify, Generators, NoThumbnails, DryRun, Json, Quiet,
        };
        ProtectionOptions.AddTo(command);
        foreach (var part in BatchFolderCommands.Create()) command.Subcommands.Add(part);
        HelpWithExamples.Add(command,
            "aef batch clips -o protected",
            "aef batch FaceForensics++ -o protected --set original,Deepfakes --compression c23 --split test --jobs 4 --verify 12",
            "aef batch list.txt --root /data -o protected --dry-run",
            "aef batch FaceForensics++ -o protected --shard 2/4    (part 2 of 4; then: aef batch merge protected)",
            "aef batch status protected");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        BatchScheduling.Enter();
        var options = Options(parsed);
        var (json, quiet) = (parsed.GetValue(Json), parsed.GetValue(Quiet));
        var errors = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        var hasBars = !json && !quiet && !Console.IsErrorRedirected;
        var run = new BatchRun(options, new BatchEventText(line =>
        {
            if (hasBars) errors.WriteLine($"aef: {line}");
            else Console.Error.WriteLine($"aef: {line}");
        }));
        if (parsed.GetValue(DryRun)) return await PlanAsync(run, json, cancellation).ConfigureAwait(false);

        var outcome = hasBars ? await BatchProgressView.RunWithBarsAsync(errors, run, cancellation).ConfigureAwait(false)
            : quiet ? await run.RunAsync(cancellation).ConfigureAwait(false)
            : await BatchProgressView.RunWithLinesAsync(run, cancellation).ConfigureAwait(false);
        var output = Path.GetFullPath(options.Output);
        // Whoever stopped it wants it to end; and where nothing was done there is nothing to report anew.
        var isReported = !outcome.WasCancelled && (outcome.Done > 0 || outcome.Failed.Count > 0 || !File.Exists(new BatchFolder(output).Report(outcome.Journal, "html")));
        var (report, page) = !isReported
            ? (null, null)
            : await new ReportFiles(output).WriteAsync(outcome.Journal, !parsed.GetValue(NoThumbnails), cancellation).ConfigureAwait(false);
        if (json) Console.Out.WriteLine(JsonOutput.Serialize(BatchJson.Of(output, outcome, report?.Totals, page)));
        else if (!quiet && report is not null) BatchSummary.Write(AnsiConsole.Console, outcome, report.Totals, page!);
        else if (!quiet && !outcome.WasCancelled) Console.Out.WriteLine($"{outcome.Clips} clips, all of them done before; nothing was written.");
        if (outcome.WasCancelled) Console.Error.WriteLine($"aef: stopped; {outcome.Done} clips were protected, {outcome.NotBegun} are left; the same command goes on from here.");
        else if (!quiet)
            foreach (var one in outcome.LeftOut) Console.Error.WriteLine($"aef: {one.Name}: left out, since it {one.Reason}.");
        return (int)outcome.ExitCode;
    }

    private static async Task<int> PlanAsync(BatchRun run, bool json, CancellationToken cancellation)
    {
        var (found, plan) = await run.PlanAsync(cancellation).ConfigureAwait(false);
        if (json)
        {
            Console.Out.WriteLine(JsonOutput.Serialize(BatchPlanJson.Of(found, plan)));
            return (int)ExitCode.Done;
        }
        foreach (var clip in plan.Where(clip => clip.Action != PlannedAction.Skip))
            Console.Out.WriteLine($"{clip.Action.ToString().ToLowerInvariant(),-8} {clip.Clip.Name}{(clip.Output == clip.Clip.Name ? "" : $" -> {clip.Output}")}  ({clip.Reason})");
        foreach (var one in found.LeftOut) Console.Out.WriteLine($"leave    {one.Name}  ({one.Reason})");
        Console.Out.WriteLine($"{plan.Count} clips, {plan.Count(clip => clip.Action == PlannedAction.Skip)} of them done; {found.Filtered} more are filtered out. Nothing was written.");
        return (int)ExitCode.Done;
    }

    private static BatchOptions Options(ParseResult parsed)
    {
        var jobs = NumberOptions.Within(parsed, Jobs, 1, MostJobs) ?? Environment.ProcessorCount;
        var threads = ProtectionOptions.ThreadsOf(parsed, Threads) ?? Math.Max(1, Environment.ProcessorCount / jobs);
        var memory = NumberOptions.Within(parsed, Memory, 0.01, 1e6) is { } gibibytes ? (long)(gibibytes * (1L << 30)) : (long)(ShareOfMemory * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        var request = ProtectionOptions.Of(parsed);
        return new()
        {
            Input = parsed.GetRequiredValue(Input),
            Output = parsed.GetRequiredValue(Output),
            Template = request with { DecoderThreads = Math.Max(1, threads / 2), Encoder = request.Encoder with { Threads = threads } },
            ListRoot = parsed.GetValue(Root),
            Filter = new()
            {
                Sets = Words(parsed, Set),
                Compressions = Words(parsed, Compression, "raw", "c23", "c40"),
                Splits = Words(parsed, Split, "train", "val", "test"),
                SplitsFolder = parsed.GetValue(Splits),
                Include = parsed.GetValue(Include) ?? [],
                Exclude = parsed.GetValue(Exclude) ?? [],
            },
            FollowsLinks = parsed.GetValue(FollowLinks),
            Container = parsed.GetRequiredValue(To),
            Shard = parsed.GetValue(ShardOption) is { } shard ? Shard.Parse(shard) : null,
            Jobs = jobs,
            Memory = memory,
            Retries = NumberOptions.Within("--retries", parsed.GetValue(Retries), 0, 100),
            RetryDelay = TimeSpan.FromSeconds(NumberOptions.Within("--retry-delay", parsed.GetValue(RetryDelay), 0, 3600)),
            StallLimit = TimeSpan.FromSeconds(NumberOptions.Within("--stall", parsed.GetValue(Stall), 1, 1e6)),
            FailFast = parsed.GetValue(FailFast),
            Overwrite = parsed.GetValue(Overwrite),
            ChecksContent = parsed.GetValue(CheckContent),
            VerifyFrames = NumberOptions.Within("--verify", parsed.GetValue(Verify), 0, 100_000),
            Generators = parsed.GetValue(Generators) ?? [],
        };
    }

    private static string[] Words(ParseResult parsed, Option<string[]> option, params string[] allowed)
    {
        string[] words = [.. (parsed.GetValue(option) ?? []).SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        foreach (var word in words)
            if (allowed.Length > 0 && !allowed.Contains(word, StringComparer.Ordinal)) throw new UsageException($"{option.Name} is '{word}', but must be one of {string.Join(", ", allowed)}.");
        return words;
    }
}
