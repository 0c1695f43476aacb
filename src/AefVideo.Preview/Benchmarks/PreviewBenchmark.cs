using System.Diagnostics;
using AefVideo.Core.Errors;
using AefVideo.Core.Threads;
using AefVideo.Faces;
using AefVideo.Generators.Training;
using AefVideo.Preview.Forging;
using AefVideo.Preview.Graphics;
using AefVideo.Preview.Platform;
using AefVideo.Preview.Rendering;
using AefVideo.Protection.Optimization;
using OpenCvSharp;
using static TorchSharp.torch;

namespace AefVideo.Preview.Benchmarks;

/// <summary>Measures what a preview costs: each layout without a window, then each generator in the forging stage. One after the other, so that neither disturbs the other.</summary>
public static class PreviewBenchmark
{
    private const int Warmups = 10;
    private const int ForgingWarmups = 2;

    /// <summary>Runs it.</summary>
    /// <param name="options">What to measure.</param>
    /// <param name="progress">Told before each part.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AefVideoException">The source cannot be shown, or nothing can be drawn here.</exception>
    public static async Task<PreviewBenchmarkResult> RunAsync(PreviewBenchmarkOptions options, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var footage = await FootageChoice.OpenAsync(options.Source, 1, cancellation).ConfigureAwait(false);
        Cv2.SetNumThreads(1);
        using var detector = new BlazeFaceDetector(new());
        using var ensemble = Ensemble.Open(null);
        ensemble.ComputeType = options.ComputeType ?? FastestType.Measure();
        var threads = options.Threads ?? Math.Max(1, Environment.ProcessorCount / 2);
        set_num_threads(threads);
        using var labels = new FaceLabels();
        var forgers = ensemble.Members.Select(member => (IFaceForger)new GeneratorForger(member.Generator, member.Name, labels, 1)).ToArray();
        var setup = new PreviewSetup { Footage = footage, Detector = detector, Perturbation = options.Perturbation, Forgers = forgers, Shaders = ShaderFolder.Find() };

        var layouts = new List<LayoutMeasure>();
        var forging = new List<ForgingMeasure>();
        var renderer = "";
        await RenderThread.RunAsync(async () =>
        {
            await using var host = OffscreenHost.Open(options.Width, options.Height, setup);
            renderer = host.Renderer;
            foreach (var layout in Enum.GetValues<PreviewLayout>())
            {
                progress?.Report($"layout {layout.ToString().ToLowerInvariant()}");
                layouts.Add(await MeasureAsync(host, layout, options.Frames, cancellation).ConfigureAwait(true));
            }
            for (var i = 0; i < forgers.Length; i++)
            {
                progress?.Report($"generator {forgers[i].Name}");
                forging.Add(await MeasureAsync(host.Session, i, options.ForgingTime, cancellation).ConfigureAwait(true));
            }
        }).ConfigureAwait(false);
        return new(options.Source, renderer, options.Width, options.Height, ensemble.ComputeType.ToString().ToLowerInvariant(), threads, layouts, forging);
    }

    private static async Task<LayoutMeasure> MeasureAsync(OffscreenHost host, PreviewLayout layout, int frames, CancellationToken cancellation)
    {
        var session = host.Session;
        session.State.Layout = layout;
        List<double> uploads = [], draws = [], both = [], rests = [];
        var total = TimeSpan.Zero;
        for (var frame = -Warmups; frame < frames; frame++)
        {
            await host.WaitAsync(session.Player.Footage.FrameInterval, cancellation).ConfigureAwait(true);
            // All of them are forged once, so that forged faces are drawn.
            if (frame == -Warmups) await session.ForgeNowAsync(cancellation).ConfigureAwait(true);
            host.Device.Gl.Finish();
            var started = Stopwatch.GetTimestamp();
            var begun = ThreadTime.Now();
            session.ShowCurrent();
            session.Update();
            var sent = ThreadTime.Now();
            host.Draw();
            host.Device.Gl.Flush();
            var drawn = ThreadTime.Now();
            var issued = Stopwatch.GetTimestamp();
            host.Device.Gl.Finish();
            var finished = Stopwatch.GetTimestamp();
            if (frame < 0) continue;
            uploads.Add((sent - begun).TotalMilliseconds);
            draws.Add((drawn - sent).TotalMilliseconds);
            both.Add((drawn - begun).TotalMilliseconds);
            rests.Add(Stopwatch.GetElapsedTime(issued, finished).TotalMilliseconds);
            total += Stopwatch.GetElapsedTime(started, finished);
        }
        return new(layout.ToString().ToLowerInvariant(), frames / total.TotalSeconds, At(uploads, 0.5), At(draws, 0.5), At(both, 0.5), At(both, 0.95), At(rests, 0.5));
    }

    private static async Task<ForgingMeasure> MeasureAsync(PreviewSession session, int forger, TimeSpan time, CancellationToken cancellation)
    {
        session.State.Layout = PreviewLayout.Panels;
        session.State.Forger = forger;
        for (var i = 0; i < ForgingWarmups; i++) await session.ForgeNowAsync(cancellation).ConfigureAwait(true);
        if (session.LastSet is null) throw new MediaException($"{session.Player.Footage.Title}: shows no face in the frame that was to be forged; measure with another clip.");
        List<double> times = [];
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            await session.ForgeNowAsync(cancellation).ConfigureAwait(true);
            times.Add(session.LastSet.Took.TotalMilliseconds);
        }
        var rate = times.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new(session.Forgers[forger].Name, 2 * rate, rate, At(times, 0.5));
    }

    private static double At(List<double> values, double share)
    {
        values.Sort();
        return values[Math.Min(values.Count - 1, (int)(share * values.Count))];
    }
}
