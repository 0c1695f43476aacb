using System.Globalization;
using System.Text.Json;
using AefVideo.Core.Errors;
using AefVideo.Protection;

namespace AefVideo.Evaluation.Benchmarks;

/// <summary>
/// Times <c>aef protect</c> against plain ffmpeg, which decodes and encodes with the same settings and protects nobody, and against two
/// ffmpegs with a pipe between them, the least that a program in the middle costs. All take turns, so that a slow spell of the machine
/// hits each of them alike.
/// </summary>
public static class ProtectBenchmark
{
    private static readonly string[] Encoder = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20"];

    /// <summary>Runs it. Writes only to a folder of its own below the system's temporary one, which it removes.</summary>
    /// <param name="options">What to measure.</param>
    /// <param name="progress">Told before each run.</param>
    /// <param name="cancellation">Stops the running program.</param>
    /// <exception cref="MediaException">The clip cannot be used, or a contender failed.</exception>
    public static async Task<ProtectBenchmarkResult> RunAsync(ProtectBenchmarkOptions options, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!File.Exists(options.Clip)) throw new MediaException($"{options.Clip} does not exist; give a clip with a face or two.");
        var folder = Directory.CreateTempSubdirectory("aef-bench-");
        try
        {
            return await RunAsync(options, folder.FullName, progress, cancellation).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ProtectBenchmarkResult> RunAsync(
        ProtectBenchmarkOptions options, string folder, IProgress<string>? progress, CancellationToken cancellation)
    {
        progress?.Report("making the clip");
        var clip = await MakeClipAsync(options.Clip, options.Duration, Path.Combine(folder, "clip.mp4"), cancellation).ConfigureAwait(false);
        var perturbation = options.Perturbation ?? WriteRandom(Path.Combine(folder, "random.safetensors"));
        var output = Path.Combine(folder, "output.mp4");
        (string Name, string[] Command)[] contenders =
        [
            ("ffmpeg", ["ffmpeg", "-nostdin", "-v", "error", "-y", "-i", clip, .. Encoder, "-c:a", "copy", "-movflags", "+faststart", output]),
            ("ffmpeg | ffmpeg", ["sh", "-c",
                $"ffmpeg -nostdin -v error -i '{clip}' -an -c:v rawvideo -f nut - | ffmpeg -v error -y -f nut -i - -i '{clip}' -map 0:v -map 1:a? {string.Join(' ', Encoder)} -c:a copy -movflags +faststart '{output}'"]),
            ("aef protect", Protect(options, clip, output, perturbation)),
        ];

        var runs = contenders.Select(_ => new List<ProcessRun>()).ToArray();
        for (var round = 1; round <= options.Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                progress?.Report($"round {round} of {options.Rounds}: {contenders[i].Name}");
                runs[i].Add(await ProcessRun.MeasureAsync(contenders[i].Command, cancellation).ConfigureAwait(false));
            }
        }

        double? longPeak = null;
        if (options.LongDuration is { } duration)
        {
            progress?.Report($"memory over {duration.TotalSeconds:F0} s");
            var longClip = await MakeClipAsync(options.Clip, duration, Path.Combine(folder, "long.mp4"), cancellation).ConfigureAwait(false);
            var run = await ProcessRun.MeasureAsync(Protect(options, longClip, output, perturbation), cancellation).ConfigureAwait(false);
            longPeak = Number(run, "peak_memory_bytes");
        }

        return new(
            options.Clip,
            options.Duration.TotalSeconds,
            options.Rounds,
            [.. contenders.Select((contender, i) => Compare(contender.Name, runs[i], runs[0]))],
            Sample.Of(runs[^1].Select(run => Number(run, "first_frame_seconds"))),
            Sample.Of(runs[^1].Select(run => Number(run, "peak_memory_bytes"))),
            options.LongDuration?.TotalSeconds,
            longPeak);
    }

    private static string[] Protect(ProtectBenchmarkOptions options, string clip, string output, string perturbation) =>
        [.. options.Program, "protect", clip, "-o", output, "--perturbation", perturbation, "--codec", "h264", "--preset", "veryfast", "--crf", "20", "--overwrite", "--json"];

    private static async Task<string> MakeClipAsync(string source, TimeSpan duration, string path, CancellationToken cancellation)
    {
        await ProcessRun.MeasureAsync(
            [
                "ffmpeg", "-nostdin", "-v", "error", "-stream_loop", "-1", "-i", source, "-t", duration.TotalSeconds.ToString(CultureInfo.InvariantCulture),
                "-vf", "scale=1280:720:force_original_aspect_ratio=decrease,pad=1280:720:-1:-1,setsar=1,fps=25,format=yuv420p",
                "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-c:a", "aac", path,
            ],
            cancellation).ConfigureAwait(false);
        return path;
    }

    private static string WriteRandom(string path)
    {
        Perturbation.Random(size: 256, epsilon: 0.05f, seed: 1).Save(path);
        return path;
    }

    private static Contender Compare(string name, List<ProcessRun> runs, List<ProcessRun> rival) => new(
        name,
        Sample.Of(runs.Select(run => run.Wall.TotalSeconds)),
        Sample.Of(runs.Select(run => run.Processor.TotalSeconds)),
        Sample.Of(runs.Zip(rival, (run, other) => run.Wall / other.Wall)),
        Sample.Of(runs.Zip(rival, (run, other) => run.Processor / other.Processor)));

    private static double Number(ProcessRun run, string name)
    {
        using var json = JsonDocument.Parse(run.Output);
        return json.RootElement.GetProperty(name).GetDouble();
    }
}
