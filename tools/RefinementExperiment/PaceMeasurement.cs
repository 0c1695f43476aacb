using System.Diagnostics;
using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Core.Imaging;
using AefVideo.Faces;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Stages;
using AefVideo.Pipeline.Statistics;
using AefVideo.Protection;
using AefVideo.Protection.Optimization;
using AefVideo.Protection.Refinement;

namespace AefVideo.Tools.RefinementExperiment;

/// <summary>Frame rate and latency of one pipeline at 1280×720 and 30 frames per second while the refinement rests and works in turn.</summary>
internal static class PaceMeasurement
{
    private const int Width = 1280, Height = 720, MostFrames = 90;
    private const int Turns = 6;

    public static async Task RunAsync(string clip, TimeSpan turn, CancellationToken cancellation)
    {
        var start = Perturbation.Load(MediaFolder.Find("perturbations", "default.safetensors"));
        using var ensemble = Ensemble.Open(null);
        using var detector = new BlazeFaceDetector(new());
        using var tracker = new FaceTracker(detector, new FaceTrackerOptions());
        await using var refinement = new RefinementService(ensemble, start, new() { ComputeType = Precision.Choose() }) { IsHeldBack = true };
        using var collect = new CollectStage(refinement);
        var fading = new FadingProtector(start);
        refinement.Published += fading.FadeTo;
        refinement.Start();
        await using var source = new PacedSource(Read(clip), turn * (Turns + 1));
        await using var sink = new LatencySink();
        var pipeline = new FramePipeline(source, [new TrackStage(tracker), collect, new ProtectStage(fading)], sink, new() { Policy = QueuePolicy.DropOldest, QueueCapacity = 1 });
        var running = pipeline.RunAsync(cancellation);

        // The first turn warms up: code is compiled, crops are collected.
        await Task.Delay(turn, cancellation);
        Console.WriteLine("| refinement | frames per second | latency p50 | p95 | p99 | dropped | steps | published | processors, whole process |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        for (var i = 0; i < Turns; i++)
        {
            var works = i % 2 == 1;
            refinement.IsHeldBack = !works;
            var latencies = sink.Latencies = new DurationHistogram();
            var (before, dropped, used, begun) = (refinement.Snapshot(), Dropped(), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            await Task.Delay(turn, cancellation);
            var (elapsed, after) = (Stopwatch.GetElapsedTime(begun), refinement.Snapshot());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {(works ? "works" : "rests")} | {latencies.Count / elapsed.TotalSeconds:F2} | {latencies.Percentile(0.5).TotalMilliseconds:F1} ms | {latencies.Percentile(0.95).TotalMilliseconds:F1} ms | {latencies.Percentile(0.99).TotalMilliseconds:F1} ms | {Dropped() - dropped} | {after.Iterations - before.Iterations} | {after.Publications - before.Publications} | {(Environment.CpuUsage.TotalTime - used) / elapsed:F2} |"));
        }
        (await running).ThrowUnlessCompleted();
        if (refinement.Snapshot().Fault is { } fault) throw new ModelException(fault);

        long Dropped() => source.Missed + pipeline.Statistics.Sum(part => part.Dropped);
    }

    private static List<Picture> Read(string path)
    {
        var format = new PictureFormat(Width, Height, PixelLayout.Yuv420, ColorMatrix.Bt709);
        string[] arguments = ["-v", "error", "-i", path, "-frames:v", MostFrames.ToString(CultureInfo.InvariantCulture), "-vf", $"scale={Width}:{Height}:out_color_matrix=bt709", "-pix_fmt", "yuv420p", "-f", "rawvideo", "-"];
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true, RedirectStandardInput = true }) ?? throw new EnvironmentException("ffmpeg does not start; install ffmpeg.");
        process.StandardInput.Close();
        var pictures = new List<Picture>();
        while (true)
        {
            var picture = new Picture(format);
            if (process.StandardOutput.BaseStream.ReadAtLeast(picture.Memory.Span, format.ByteCount, throwOnEndOfStream: false) < format.ByteCount) break;
            pictures.Add(picture);
        }
        return pictures.Count > 0 ? pictures : throw new MediaException($"{path} gives no pictures.");
    }
}
