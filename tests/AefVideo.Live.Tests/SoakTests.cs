using System.Diagnostics;
using System.Globalization;
using AefVideo.Faces;
using AefVideo.Pipeline.Sinks;
using AefVideo.Protection;

namespace AefVideo.Live.Tests;

/// <summary>
/// A long run of everything that is real: a simulated camera of 640×480 at 15 frames a second, detection, protection, sound, a file and a stream. Two minutes in all tests, an hour by
/// tests/soak/live.sh. Memory, threads and handles must not grow, sound and picture must not drift apart, no exception may get lost.
/// </summary>
public sealed class SoakTests
{
    private const double UsualSeconds = 120;

    // What is allowed over an hour, in MiB; a shorter run is measured with the noise that it has.
    private const double LargestGrowth = 24;

    [Fact]
    public async Task Nothing_grows_and_nothing_drifts()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc");
        var seconds = double.Parse(Environment.GetEnvironmentVariable("AEFVIDEO_SOAK_SECONDS") ?? UsualSeconds.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("aef-soak-");
        var lost = 0;
        void OnLost(object? sender, UnobservedTaskExceptionEventArgs arguments) => Interlocked.Increment(ref lost);
        TaskScheduler.UnobservedTaskException += OnLost;
        try
        {
            var file = Path.Combine(folder.FullName, "soak.mkv");
            var options = new LiveOptions
            {
                Source = "test",
                Size = (640, 480),
                Rate = 15,
                Duration = TimeSpan.FromSeconds(seconds),
                Perturbation = Perturbation.Random(256, 0.05f, 1),
                Outputs = [StreamTarget.Parse(file), StreamTarget.Parse("udp://127.0.0.1:45671")],
                Encoder = new() { Preset = "ultrafast" },
                Tracking = new FaceTrackerOptions(),
                // Real sound, paced by the clock of another program.
                Sound = SoundChoice.Parse("lavfi:sine=frequency=440:sample_rate=48000,arealtime"),
                Refine = RefineChoice.Off,
            };
            var samples = new List<(double Seconds, double MiB, int Threads, int Handles)>();
            await using var session = await LiveSession.OpenAsync(options, TestContext.Current.CancellationToken);
            var running = session.RunAsync(TestContext.Current.CancellationToken);
            var started = Stopwatch.GetTimestamp();
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Math.Clamp(seconds / 100, 0.5, 10)));
            while (!running.IsCompleted)
            {
                await Task.WhenAny(running, timer.WaitForNextTickAsync(TestContext.Current.CancellationToken).AsTask());
                var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
                // The first third fills pools, caches and the code that was compiled again.
                if (elapsed > seconds / 3 && !running.IsCompleted) samples.Add((elapsed, ResidentMiB(), Process.GetCurrentProcess().Threads.Count, Directory.GetFiles("/proc/self/fd").Length));
            }
            var report = await running;
            Assert.NotNull(report.Sound);
            GC.Collect();
            GC.WaitForPendingFinalizers();

            var slope = Slope(samples.Select(sample => (sample.Seconds, sample.MiB)));
            var growth = slope * seconds;
            var (video, sound) = (await EndOfAsync(file, "v"), await EndOfAsync(file, "a"));
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{seconds:F0} s, {report.Frames} frames, {report.FramesPerSecond:F2} fps, latency p95 {report.Latency.P95.TotalMilliseconds:F1} ms; memory {samples[0].MiB:F1} → {samples[^1].MiB:F1} MiB, slope {3600 * slope:F2} MiB/h; threads {samples.Min(s => s.Threads)}–{samples.Max(s => s.Threads)}, handles {samples.Min(s => s.Handles)}–{samples.Max(s => s.Handles)}; picture ends {video:F3} s, sound {sound:F3} s; corrections {report.Sound.Corrections}, jumps {report.Sound.Jumps}; gaps {report.Gaps.Total}, dropped {report.Dropped}, lost exceptions {lost}"));

            Assert.Equal(LiveEnd.Duration, report.End);
            Assert.InRange(growth, -1000, LargestGrowth);
            Assert.InRange(samples[^1].Threads, 0, samples[0].Threads + 4);
            Assert.InRange(samples[^1].Handles, 0, samples[0].Handles + 4);
            Assert.Equal(0, lost);
            Assert.Equal(0, report.Faults);
            Assert.True(report.Faces.FramesWithFaces > 0.9 * report.Frames, $"{report.Faces.FramesWithFaces} of {report.Frames} frames with a face");
            Assert.All(report.Sinks, sink => Assert.Equal("finished", sink.State));
            // The last sound waits for its picture: less than half a second, however long the run.
            Assert.InRange(video - sound, -0.5, 0.7);
            Assert.Null(report.Sound.Message);
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= OnLost;
            folder.Delete(recursive: true);
        }
    }

    private static double ResidentMiB()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64 / (double)(1 << 20);
    }

    // Least squares: one large sample does not make a trend.
    private static double Slope(IEnumerable<(double X, double Y)> points)
    {
        var all = points.ToArray();
        var (x, y) = (all.Average(point => point.X), all.Average(point => point.Y));
        return all.Sum(point => (point.X - x) * (point.Y - y)) / all.Sum(point => (point.X - x) * (point.X - x));
    }

    private static async Task<double> EndOfAsync(string file, string stream)
    {
        using var probe = Process.Start(new ProcessStartInfo("ffprobe", ["-v", "error", "-select_streams", stream, "-show_entries", "packet=pts_time", "-of", "csv=p=0", file]) { RedirectStandardOutput = true })!;
        var text = await probe.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await probe.WaitForExitAsync(TestContext.Current.CancellationToken);
        return text.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries).Max(time => double.Parse(time, CultureInfo.InvariantCulture));
    }
}
