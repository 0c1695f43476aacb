using System.Diagnostics;
using System.Globalization;
using AefVideo.Batch.Journal;
using AefVideo.Batch.Results;
using AefVideo.Batch.Running;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Evaluation.Benchmarks;
using AefVideo.Pipeline.Jobs;
using AefVideo.Protection;

namespace AefVideo.Batch.Benchmarks;

/// <summary>Times <c>aef batch</c> with one and with two jobs against a shell's loop of plain ffmpegs over the same clips with the same encoder settings, which protects nobody; then the journal, and a restart with a large one.</summary>
public static class BatchBenchmark
{
    private const int JournalClips = 200;

    // A little noise, as cameras have it: without it the portrait is encoded in less time, and to fewer bits, than what cameras give: see docs/decisions.md.
    private const string Filter = "scale=1280:720:force_original_aspect_ratio=decrease,pad=1280:720:-1:-1,setsar=1,fps=25,noise=alls=3:allf=t:all_seed=1,format=yuv420p";
    private static readonly string[] Encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20"];

    /// <summary>Runs it. Writes only to a folder of its own below the system's temporary one, which it removes.</summary>
    /// <param name="options">What to measure.</param>
    /// <param name="progress">Told before each run.</param>
    /// <param name="cancellation">Stops the running program.</param>
    /// <exception cref="MediaException">The clip cannot be used, or a contender failed.</exception>
    public static async Task<BatchBenchmarkResult> RunAsync(BatchBenchmarkOptions options, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!File.Exists(options.Clip)) throw new MediaException($"{options.Clip} does not exist; give a clip with a face or two.");
        var folder = Directory.CreateTempSubdirectory("aef-bench-");
        try
        {
            var delta = MediaFolder.Find("perturbations", "default.safetensors");
            var runs = await RaceAsync(options, folder.FullName, delta, progress, cancellation).ConfigureAwait(false);
            progress?.Report("journal");
            var journal = TimeJournal(Path.Combine(folder.FullName, "journal.db"));
            var restarts = await RestartAsync(options, folder.FullName, delta, progress, cancellation).ConfigureAwait(false);
            return new(
                options.Clips, options.Duration.TotalSeconds, options.Rounds, [.. runs.Select(run => Compare(run.Name, run.Runs, runs[0].Runs))],
                [.. runs.Select(run => Sample.Of(run.Runs.Select(one => options.Clips / one.Wall.TotalHours)))], journal, options.Entries, restarts);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<(string Name, List<ProcessRun> Runs)>> RaceAsync(
        BatchBenchmarkOptions options, string folder, string delta, IProgress<string>? progress, CancellationToken cancellation)
    {
        progress?.Report("making clips");
        var input = Directory.CreateDirectory(Path.Combine(folder, "in")).FullName;
        var output = Path.Combine(folder, "out");
        for (var clip = 0; clip < options.Clips; clip++)
        {
            await ProcessRun.MeasureAsync(
                [
                    "ffmpeg", "-nostdin", "-v", "error", "-stream_loop", "-1", "-ss", (clip % 5).ToString(CultureInfo.InvariantCulture), "-i", options.Clip, "-t", options.Duration.TotalSeconds.ToString(CultureInfo.InvariantCulture),
                    "-vf", Filter, "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-an",
                    Path.Combine(input, $"{clip:D3}.mp4"),
                ],
                cancellation).ConfigureAwait(false);
        }
        var contenders = new List<(string Name, string[] Command)>
        {
            ("ffmpeg in a loop", ["sh", "-c", $"for f in '{input}'/*.mp4; do ffmpeg -nostdin -v error -y -i \"$f\" {string.Join(' ', Encoder)} -movflags +faststart '{output}'/\"${{f##*/}}\" || exit 1; done"]),
        };
        foreach (var jobs in (int[])[1, 2])
            contenders.Add(($"aef batch --jobs {jobs}", [.. options.Program, "batch", input, "-o", output, "-p", delta, "--preset", "veryfast", "--crf", "20", "--jobs", jobs.ToString(CultureInfo.InvariantCulture), "--no-thumbnails", "--json", "-q"]));

        var runs = contenders.ConvertAll(contender => (contender.Name, Runs: new List<ProcessRun>()));
        for (var round = 1; round <= options.Rounds; round++)
        {
            for (var i = 0; i < contenders.Count; i++)
            {
                progress?.Report($"round {round} of {options.Rounds}: {contenders[i].Name}");
                if (Directory.Exists(output)) Directory.Delete(output, recursive: true);
                Directory.CreateDirectory(output);
                runs[i].Runs.Add(await ProcessRun.MeasureAsync(contenders[i].Command, cancellation).ConfigureAwait(false));
            }
        }
        return runs;
    }

    private static Sample TimeJournal(string path)
    {
        using var journal = BatchJournal.Open(path);
        var times = new List<double>();
        for (var clip = 0; clip < JournalClips; clip++)
        {
            var started = Stopwatch.GetTimestamp();
            var name = $"original_sequences/youtube/c23/videos/{clip:D3}.mp4";
            journal.Begin(Entry(name, "settings", "delta", default), "new", DateTimeOffset.UnixEpoch);
            journal.Complete(name, new(1, 1), Result, DateTimeOffset.UnixEpoch);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        return Sample.Of(times);
    }

    // A tree of tiny files that the journal calls done: what is timed is the program's own way until it knows that.
    private static async Task<Sample> RestartAsync(BatchBenchmarkOptions options, string folder, string delta, IProgress<string>? progress, CancellationToken cancellation)
    {
        const int FolderSize = 1000;
        progress?.Report($"making a tree and a journal of {options.Entries} clips");
        var (input, output) = (Path.Combine(folder, "many"), Path.Combine(folder, "many-out"));
        var batch = new BatchFolder(output);
        Directory.CreateDirectory(batch.FullPath);
        var request = new ProtectionRequest { Input = "", Output = "", Perturbation = Perturbation.Load(delta) };
        var settings = SettingsFingerprint.Of(request, "mp4");
        using (var journal = BatchJournal.Open(batch.Journal))
        {
            journal.Together(() =>
            {
                for (var clip = 0; clip < options.Entries; clip++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var name = $"{clip / FolderSize:D3}/{clip % FolderSize:D3}.mp4";
                    if (clip % FolderSize == 0)
                        foreach (var root in (string[])[input, output]) Directory.CreateDirectory(Path.Combine(root, Path.GetDirectoryName(name)!));
                    foreach (var root in (string[])[input, output]) File.WriteAllBytes(Path.Combine(root, name), [0]);
                    journal.Begin(Entry(name, settings, request.Perturbation.Fingerprint, FileStamp.Of(Path.Combine(input, name))!.Value), "new", DateTimeOffset.UnixEpoch);
                    journal.Complete(name, FileStamp.Of(Path.Combine(output, name))!.Value, Result, DateTimeOffset.UnixEpoch);
                }
            });
        }
        await File.WriteAllTextAsync(batch.Report(batch.Journal, "html"), "", cancellation).ConfigureAwait(false);
        string[] command = [.. options.Program, "batch", input, "-o", output, "-p", delta, "--json", "-q"];
        var times = new List<double>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            progress?.Report($"restart {round} of {options.Rounds}");
            var run = await ProcessRun.MeasureAsync(command, cancellation).ConfigureAwait(false);
            if (!run.Output.Contains(string.Create(CultureInfo.InvariantCulture, $"\"skipped\":{options.Entries}"), StringComparison.Ordinal)) throw new MediaException("The restart did not skip what is done.");
            times.Add(run.Wall.TotalSeconds);
        }
        return Sample.Of(times);
    }

    private static JournalEntry Entry(string name, string settings, string perturbation, FileStamp input) => new()
    {
        Name = name,
        State = ClipState.Running,
        Attempts = 0,
        Input = input,
        Content = new string('0', 64),
        Settings = settings,
        Perturbation = perturbation,
        Output = name,
        OwnsOutput = true,
    };

    private static ClipResult Result { get; } = new()
    {
        Encoder = "libx264",
        Frames = 500,
        FramesWithFaces = 490,
        Faces = 2,
        FaceSightings = 600,
        FacesTooSmall = 0,
        FacesTurnedAway = 0,
        AuditFrames = 0,
        AuditFaces = 0,
        FacesMissed = 0,
        Psnr = 45,
        PlayingSeconds = 20,
        Seconds = 12,
        InputBytes = 1_000_000,
        OutputBytes = 2_000_000,
        Damages = 0,
        Warnings = [],
    };

    private static Contender Compare(string name, List<ProcessRun> runs, List<ProcessRun> rival) => new(
        name,
        Sample.Of(runs.Select(run => run.Wall.TotalSeconds)),
        Sample.Of(runs.Select(run => run.Processor.TotalSeconds)),
        Sample.Of(runs.Zip(rival, (run, other) => run.Wall / other.Wall)),
        Sample.Of(runs.Zip(rival, (run, other) => run.Processor / other.Processor)));
}
