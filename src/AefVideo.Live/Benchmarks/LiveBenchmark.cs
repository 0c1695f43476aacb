using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Evaluation.Benchmarks;
using AefVideo.Live.Refining;

namespace AefVideo.Live.Benchmarks;

/// <summary>
/// Times <c>aef live</c> beside a plain Python script that does the same job with the same network, perturbation and encoder settings. All take turns, so that a slow spell of the machine hits each
/// of them alike.
/// </summary>
public static class LiveBenchmark
{
    private const int Rate = 30;

    // The page is not there at once.
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs it. Writes only to a folder of its own below the system's temporary one, which it removes.</summary>
    /// <param name="options">What to measure.</param>
    /// <param name="progress">Told before each run.</param>
    /// <param name="cancellation">Stops the running program.</param>
    /// <exception cref="UsageException">The runs are too short for the refinement to begin.</exception>
    /// <exception cref="MediaException">The clip cannot be used, or a contender failed.</exception>
    /// <exception cref="EnvironmentException">The reference's Python lacks OpenCV.</exception>
    public static async Task<LiveBenchmarkResult> RunAsync(LiveBenchmarkOptions options, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Refine && options.Duration < 2 * LiveRefinement.Settling)
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"the refinement begins {LiveRefinement.Settling.TotalSeconds:0} s after a run does, so runs of {options.Duration.TotalSeconds:0.#} s say little of it; give at least {2 * LiveRefinement.Settling.TotalSeconds:0}."));
        if (!File.Exists(options.Clip)) throw new MediaException($"{options.Clip}: there is no such file; give a clip with a face.");
        var folder = Directory.CreateTempSubdirectory("aef-bench-");
        try
        {
            progress?.Report("making the clip");
            var clip = Path.Combine(folder.FullName, "clip.mp4");
            await ProcessRun.MeasureAsync(
                [
                    "ffmpeg", "-nostdin", "-v", "error", "-stream_loop", "-1", "-i", options.Clip, "-t", Text(options.Duration.TotalSeconds),
                    "-vf", "scale=1280:720:force_original_aspect_ratio=decrease,pad=1280:720:-1:-1,setsar=1,fps=30,format=yuv420p", "-an", "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "30", clip,
                ],
                cancellation).ConfigureAwait(false);
            var output = Path.Combine(folder.FullName, "output.mp4");
            var paced = Contenders(options, clip, output, isPaced: true);
            var unpaced = Contenders(options, clip, output, isPaced: false);
            var runs = paced.Concat(unpaced).ToDictionary(contender => contender, _ => new List<Run>());
            for (var round = 1; round <= options.Rounds; round++)
            {
                foreach (var contender in paced.Concat(unpaced))
                {
                    progress?.Report(string.Create(CultureInfo.InvariantCulture, $"round {round} of {options.Rounds}: {contender.Name}{(contender.IsPaced ? "" : ", as fast as it goes")}"));
                    runs[contender].Add(await MeasureAsync(contender, cancellation).ConfigureAwait(false));
                }
            }
            return new(options.Duration.TotalSeconds, options.Rounds, [.. paced.Select(contender => Sum(contender.Name, runs[contender]))], [.. unpaced.Select(contender => Sum(contender.Name, runs[contender]))]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<Contender> Contenders(LiveBenchmarkOptions options, string clip, string output, bool isPaced)
    {
        string[] encoder = ["--codec", "h264", "--preset", "veryfast", "--crf", "18", "-y", "--json"];
        string[] source = isPaced
            ? ["live", clip, "--realtime", "--loop", "--duration", Text(options.Duration.TotalSeconds), "-o", output, "-p", options.Perturbation, .. encoder]
            : ["live", clip, "--realtime", "false", "-o", output, "-p", options.Perturbation, .. encoder];
        var contenders = new List<Contender> { new("aef live", isPaced, port => [.. options.Program, .. source, "--refine", "off", .. Http(port)]) };
        if (options.Refine && isPaced) contenders.Add(new("aef live, refining", isPaced, port => [.. options.Program, .. source, "--refine", "on", .. Http(port)]));
        if (options.Reference is not { } reference) return contenders;
        foreach (var every in (int[])[1, 5])
        {
            contenders.Add(new(
                every == 1 ? "Python" : string.Create(CultureInfo.InvariantCulture, $"Python, search 1/{every}"), isPaced,
                port =>
                [
                    .. reference, clip, "--detector", MediaFolder.Find("models", "blazeface_back_256.onnx"), "--delta", options.Perturbation, "--output", output, "--every", Text(every),
                    "--seconds", Text(options.Duration.TotalSeconds), "--fps", isPaced ? Text(Rate) : "0", "--port", Text(port),
                ]));
        }
        return contenders;
    }

    private static string[] Http(int port) => port == 0 ? [] : ["--http", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}")];

    private static async Task<Run> MeasureAsync(Contender contender, CancellationToken cancellation)
    {
        var port = contender.IsPaced ? FreePort() : 0;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watching = port == 0 ? Task.CompletedTask : WatchAsync(port, over.Token);
        try
        {
            var run = await ProcessRun.MeasureAsync(contender.Command(port), cancellation).ConfigureAwait(false);
            return Run.Of(run);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(false);
        }
    }

    /// <summary>Looks at the page's picture as OBS would, and throws it away.</summary>
    private static async Task WatchAsync(int port, CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var buffer = new byte[1 << 16];
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/stream.mjpg")), HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
                var stream = await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
                await using (stream.ConfigureAwait(false))
                    while (await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false) > 0) { }
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
            {
                await Task.Delay(s_retry, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static LiveContender Sum(string name, List<Run> runs) => new(
        name, Sample.Of(runs.Select(run => run.FramesPerSecond)), Sample.Of(runs.Select(run => run.P50)), Sample.Of(runs.Select(run => run.P95)), Sample.Of(runs.Select(run => run.P99)),
        Sample.Of(runs.Select(run => run.ProcessorMs)), Sample.Of(runs.Select(run => run.Share)), Sample.Of(runs.Select(run => run.Dropped)),
        runs.TrueForAll(run => run.RefinementSteps is not null) ? Sample.Of(runs.Select(run => run.RefinementSteps!.Value)) : null);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Contender(string Name, bool IsPaced, Func<int, string[]> Command);

    private readonly record struct Run(double FramesPerSecond, double P50, double P95, double P99, double ProcessorMs, double Share, double Dropped, double? RefinementSteps)
    {
        public static Run Of(ProcessRun run)
        {
            using var json = JsonDocument.Parse(run.Output);
            var root = json.RootElement;
            if (root.TryGetProperty("missing", out var missing))
                throw new EnvironmentException($"the reference's Python has no {missing.GetString()}; install it (on Debian and Ubuntu: apt-get install python3-opencv), or leave it out with --no-reference.");
            var frames = root.GetProperty("frames").GetInt64();
            var isOurs = root.TryGetProperty("latency_ms", out var latency);
            var seconds = root.GetProperty(isOurs ? "elapsed_seconds" : "seconds").GetDouble();
            double Latency(string ours, string theirs) => isOurs ? latency.GetProperty(ours).GetDouble() : root.GetProperty(theirs).GetDouble();
            return new(
                frames / seconds, Latency("p50", "p50_ms"), Latency("p95", "p95_ms"), Latency("p99", "p99_ms"),
                run.Processor.TotalMilliseconds / Math.Max(1, frames), run.Processor / run.Wall, root.GetProperty(isOurs ? "drops" : "dropped").GetInt64(),
                isOurs && root.TryGetProperty("refinement", out var refinement) && refinement.ValueKind == JsonValueKind.Object ? refinement.GetProperty("iterations").GetInt64() : null);
        }
    }
}
