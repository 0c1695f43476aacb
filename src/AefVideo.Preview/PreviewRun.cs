using System.Diagnostics;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Faces;
using AefVideo.Generators.Training;
using AefVideo.Preview.Forging;
using AefVideo.Preview.Graphics;
using AefVideo.Preview.Playback;
using AefVideo.Preview.Platform;
using AefVideo.Preview.Recording;
using AefVideo.Preview.Rendering;
using AefVideo.Protection.Optimization;
using OpenCvSharp;
using static TorchSharp.torch;

namespace AefVideo.Preview;

/// <summary>Shows a preview, in a window until that is closed, or without one for so many frames.</summary>
public static class PreviewRun
{
    // Without a window, forgeries are waited for so many times a second of the video.
    private const int ForgeriesPerSecond = 5;

    /// <summary>Runs it.</summary>
    /// <param name="options">What to show.</param>
    /// <param name="progress">Told how many frames were drawn, without a window.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="AefVideoException">Something cannot be shown, drawn or written; one sentence tells why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing was left under a final name.</exception>
    public static async Task<PreviewReport> RunAsync(PreviewOptions options, IProgress<long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var started = Stopwatch.GetTimestamp();
        // What is taken is said before anything is loaded.
        if (options.Snapshot is { } snapshot)
        {
            Snapshot.CheckName(snapshot);
            CheckFree(snapshot, options.Encoder.Overwrite);
        }
        if (options.Record is { } record) CheckFree(record, options.Encoder.Overwrite);
        var shaders = options.Shaders ?? ShaderFolder.Find();
        var footage = await FootageChoice.OpenAsync(options.Source, options.Seed, cancellation).ConfigureAwait(false);
        using var detector = footage.KnowsFaces ? null : NewDetector();
        using var ensemble = Ensemble.Open(options.GeneratorFiles);
        ensemble.ComputeType = options.ComputeType ?? FastestType.Measure();
        set_num_threads(options.Threads ?? Math.Max(1, Environment.ProcessorCount / 2));
        using var labels = new FaceLabels();
        var forgers = ensemble.Members.Select(member => (IFaceForger)new GeneratorForger(member.Generator, member.Name, labels, (ulong)options.Seed)).ToArray();
        var forger = ForgerNumber(forgers, options.Generator);
        var edit = EditNumber(forgers[forger], options.Edit);
        var setup = new PreviewSetup
        {
            Footage = footage,
            Detector = detector,
            Perturbation = options.Perturbation,
            Forgers = forgers,
            Shaders = shaders,
            WatchesShaders = !options.IsOffscreen,
            Playing = new() { From = options.From, IsLooping = options.IsLooping, Speed = options.Speed },
            Encoder = options.Encoder,
        };

        PreviewReport? report = null;
        await RenderThread.RunAsync(async () =>
        {
            report = options.IsOffscreen
                ? await RunOffscreenAsync(options, setup, forger, edit, started, progress, cancellation).ConfigureAwait(true)
                : await RunWindowAsync(options, setup, forger, edit, started, cancellation).ConfigureAwait(true);
        }).ConfigureAwait(false);
        return report!;
    }

    private static async Task<PreviewReport> RunWindowAsync(PreviewOptions options, PreviewSetup setup, int forger, int edit, long started, CancellationToken cancellation)
    {
        PreviewReport? report = null;
        var window = new WindowHostOptions($"AefVideo – {setup.Footage.Title}", options.Width, options.Height, options.IsFullScreen);
        long toured = 0;
        await WindowHost.RunAsync(
            window,
            device =>
            {
                var session = new PreviewSession(device, setup);
                Apply(options, session, forger, edit);
                session.Tell("H shows the keys");
                toured = Stopwatch.GetTimestamp();
                return session;
            },
            session =>
            {
                if (options.Tour is { } tour && !Guide(session, Stopwatch.GetElapsedTime(toured) / tour)) return false;
                return options.Frames is not { } frames || session.Meter.Frames < frames;
            },
            session => report = Report(options, session, started),
            cancellation).ConfigureAwait(true);
        cancellation.ThrowIfCancellationRequested();
        return report ?? throw new EnvironmentException("The window was closed before anything was drawn.");
    }

    private static async Task<PreviewReport> RunOffscreenAsync(
        PreviewOptions options, PreviewSetup setup, int forger, int edit, long started, IProgress<long>? progress, CancellationToken cancellation)
    {
        await using var host = OffscreenHost.Open(options.Width, options.Height, setup);
        var session = host.Session;
        Apply(options, session, forger, edit);
        var rate = options.FramesPerSecond;
        var recorder = options.Record is { } path ? await session.RecordAsync(path, options.Width, options.Height, rate, cancellation).ConfigureAwait(true) : null;
        var frames = FrameCount(options, setup.Footage);
        var forgeEvery = Math.Max(1, rate / ForgeriesPerSecond);
        for (long frame = 0; frame < frames; frame++)
        {
            if (options.Tour is { } tour) Guide(session, TimeSpan.FromSeconds((double)frame / rate) / tour);
            // The first frame shows what was asked for, and so does the last, which may be saved.
            var isForging = frame % forgeEvery == 0 || frame == frames - 1;
            await host.StepAsync(frame == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(1.0 / rate), isForging, cancellation).ConfigureAwait(true);
            host.Draw();
            if (recorder is not null) await host.RecordAsync(recorder, TimeSpan.FromSeconds((double)frame / rate), cancellation).ConfigureAwait(true);
            progress?.Report(frame + 1);
        }
        if (options.Snapshot is { } snapshot) Snapshot.Save(host.Read(), snapshot, options.Encoder.Overwrite);
        if (recorder is not null) await recorder.FinishAsync(cancellation).ConfigureAwait(true);
        return Report(options, session, started) with { Renderer = host.Renderer };
    }

    /// <summary>Goes through the layouts: every one has its share of the time.</summary>
    /// <returns>False once the time is over.</returns>
    private static bool Guide(PreviewSession session, double share)
    {
        if (share >= 1) return false;
        ReadOnlySpan<(PreviewLayout Layout, ComparedPair Pair)> stops =
        [
            (PreviewLayout.Panels, ComparedPair.Protection), (PreviewLayout.Split, ComparedPair.Protection), (PreviewLayout.Split, ComparedPair.Forgery),
            (PreviewLayout.Difference, ComparedPair.Protection), (PreviewLayout.Perturbation, ComparedPair.Protection), (PreviewLayout.Grid, ComparedPair.Protection),
        ];
        var place = share * stops.Length;
        var stop = stops[(int)place];
        (session.State.Layout, session.State.Pair) = (stop.Layout, stop.Pair);
        // The divider goes there and back while it is on the screen.
        if (stop.Layout is PreviewLayout.Split) session.State.Divider = 0.5f - 0.35f * MathF.Sin(MathF.Tau * (float)(place - Math.Floor(place)));
        return true;
    }

    private static long FrameCount(PreviewOptions options, IFootage footage)
    {
        if (options.Frames is { } frames) return frames;
        if (options.Tour is { } tour) return (long)Math.Ceiling(tour.TotalSeconds * options.FramesPerSecond);
        if (options.Record is null) return 1;
        if (footage.Duration is { } duration && duration > TimeSpan.Zero) return Math.Max(1, (long)((duration - options.From).TotalSeconds / options.Speed * options.FramesPerSecond));
        throw new UsageException($"{options.Source} has no end; say how much to record with --frames or --tour.");
    }

    private static void Apply(PreviewOptions options, PreviewSession session, int forger, int edit)
    {
        var state = session.State;
        state.Layout = options.Layout;
        state.Pair = options.Pair;
        if (options.Gain is { } gain) state.SetGain(gain);
        state.Strength = options.Strength;
        state.Divider = options.Divider;
        state.IsZoomed = options.IsZoomed;
        state.ShowsNumbers = options.ShowsNumbers;
        state.ShowsInterface = options.ShowsInterface;
        state.ShowsFaces = options.ShowsFaces;
        state.ShowsHelp = options.ShowsHelp;
        state.Forger = forger;
        state.Edits[forger] = edit;
        session.Scale = options.Scale;
    }

    private static PreviewReport Report(PreviewOptions options, PreviewSession session, long started)
    {
        var record = session.Record(session.State.Forger, session.State.Edits[session.State.Forger]);
        return new()
        {
            Source = options.Source,
            Offscreen = options.IsOffscreen,
            Renderer = session.Renderer,
            Frames = session.Meter.Frames,
            Elapsed = Stopwatch.GetElapsedTime(started),
            ForgedFaces = record.Faces,
            SuccessRate = record.SuccessRate,
            L2Mask = record.MeanL2Mask,
            FacePsnr = session.FacePsnr is { } psnr && double.IsFinite(psnr) ? psnr : null,
            Snapshot = options.Snapshot is { } snapshot ? Path.GetFullPath(snapshot) : null,
            Record = options.Record is { } recorded ? Path.GetFullPath(recorded) : null,
        };
    }

    private static int ForgerNumber(IFaceForger[] forgers, string? name)
    {
        if (name is null) return 0;
        for (var i = 0; i < forgers.Length; i++)
            if (forgers[i].Name == name) return i;
        throw new UsageException($"There is no generator “{name}”; there are {string.Join(", ", forgers.Select(forger => forger.Name))}.");
    }

    private static int EditNumber(IFaceForger forger, string? name)
    {
        if (name is null) return 0;
        for (var i = 0; i < forger.Edits.Count; i++)
            if (forger.Edits[i] == name) return i;
        throw new UsageException($"{forger.Title} has no edit “{name}”; it has {string.Join(", ", forger.Edits)}.");
    }

    private static void CheckFree(string path, bool overwrite)
    {
        using var output = new OutputFile(path, overwrite);
    }

    private static BlazeFaceDetector NewDetector()
    {
        // The detector's networks are small: threads of its own would only get in the way of the rest.
        Cv2.SetNumThreads(1);
        return new(new());
    }
}
