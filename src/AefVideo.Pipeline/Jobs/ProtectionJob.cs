using AefVideo.Core.Errors;
using AefVideo.Faces;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sinks;
using AefVideo.Pipeline.Sources;
using AefVideo.Pipeline.Stages;
using AefVideo.Protection;
using OpenCvSharp;

namespace AefVideo.Pipeline.Jobs;

/// <summary>Protects one video or picture: reads it, finds the faces, adds the perturbation, writes it again.</summary>
/// <param name="request">What to do.</param>
public sealed class ProtectionJob(ProtectionRequest request)
{
    private readonly TimeProvider _clock = TimeProvider.System;
    private long _started;
    private VideoRun? _run;

    /// <summary>What to do.</summary>
    public ProtectionRequest Request => request;

    /// <summary>How far the job is. May be read at any time from any thread.</summary>
    public ProtectionProgress Progress => Volatile.Read(ref _run) is { } run
        ? new(run.Pipeline.Statistics[^1].Frames, run.Input.FrameCount, _clock.GetElapsedTime(_started), run.Input.FrameRate, run.Track.Census.Current)
        : default;

    /// <summary>Does it. The output appears under its name only when it is complete.</summary>
    /// <exception cref="AefVideoException">The input, the output or the request is unusable; one sentence tells why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing was left.</exception>
    public async Task<ProtectionReport> RunAsync(CancellationToken cancellation)
    {
        _started = _clock.GetTimestamp();
        var protector = new FaceProtector(request.Perturbation, request.Strength);
        return PictureFile.IsPicture(request.Input)
            ? ProtectPicture(protector)
            : await ProtectVideoAsync(protector, cancellation).ConfigureAwait(false);
    }

    private async Task<ProtectionReport> ProtectVideoAsync(FaceProtector protector, CancellationToken cancellation)
    {
        // The networks load and ffmpeg answers while ffprobe looks at the input.
        var loading = Task.Run(NewDetector, CancellationToken.None);
        var asking = FfmpegProgram.FindAsync(cancellation);
        FfmpegSink? opened = null;
        try
        {
            var input = request.Description ?? await MediaInspector.InspectAsync(request.Input, request.Limits, cancellation).ConfigureAwait(false);
            using var admitted = request.Admission is { } admission ? await admission(input, cancellation).ConfigureAwait(false) : null;
            await asking.ConfigureAwait(false);
            await using var sink = opened = await FfmpegSink.CreateAsync(input, request.Output, request.Encoder, request.Limits, cancellation).ConfigureAwait(false);
            await using var source = new FfmpegSource(input, request.TolerateDamage, limits: request.Limits, threads: request.DecoderThreads);
            using var detector = await loading.ConfigureAwait(false);
            using var tracker = NewTracker(detector, (int)input.Rotation);
            using var keener = request.AuditFrames > 0 ? new BlazeFaceDetector(new() { SmallFaces = true }) : null;
            return await RunPipelineAsync(input, source, sink, tracker, keener, protector, cancellation).ConfigureAwait(false);
        }
        catch when (opened is null)
        {
            await Task.WhenAll(loading, asking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (loading.IsCompletedSuccessfully) (await loading.ConfigureAwait(false)).Dispose();
            throw;
        }
    }

    private async Task<ProtectionReport> RunPipelineAsync(
        MediaDescription input, FfmpegSource source, FfmpegSink sink, FaceTracker tracker, BlazeFaceDetector? keener, FaceProtector protector, CancellationToken cancellation)
    {
        var track = new TrackStage(tracker);
        var protect = new ProtectStage(protector, ProtectParallelism);
        var audit = keener is null ? null : new AuditStage(keener, request.AuditFrames, input.FrameCount, (int)input.Rotation);
        IFrameStage[] stages = audit is null ? [track, protect] : [track, audit, protect];
        var pipeline = new FramePipeline(source, stages, sink, new() { QueueCapacity = QueueCapacity(input) });
        Volatile.Write(ref _run, new(input, pipeline, track));

        var result = await pipeline.RunAsync(cancellation).ConfigureAwait(false);
        result.ThrowUnlessCompleted();
        return new()
        {
            Input = request.Input,
            Output = request.Output,
            Encoder = sink.Encoder,
            Frames = result.Frames,
            Faces = track.Census.Count,
            Elapsed = _clock.GetElapsedTime(_started),
            FirstFrame = result.FirstFrame,
            Duration = input.Duration,
            Measure = protect.Total,
            Audit = audit?.Result ?? default,
            Parts = [.. pipeline.Statistics.Select(PartReport.Of)],
            Damages = source.Damages,
            Warnings = [.. input.Warnings, .. sink.Warnings],
        };
    }

    private ProtectionReport ProtectPicture(FaceProtector protector)
    {
        var file = PictureFile.Read(request.Input, request.Limits);
        using var detector = NewDetector();
        using var tracker = NewTracker(detector, 0);
        var pool = new FramePool(file.Picture.Format, 1);
        if (!pool.TryRent(out var frame)) throw new InvalidOperationException("A new pool has a frame.");
        file.Picture.CopyTo(frame.Picture);
        var track = new TrackStage(tracker);
        var protect = new ProtectStage(protector);
        track.Process(frame);
        protect.Process(frame);
        frame.Picture.CopyTo(file.Picture);
        frame.Release();
        var read = _clock.GetElapsedTime(_started);
        file.Save(request.Output, request.Encoder.Overwrite);
        return new()
        {
            Input = request.Input,
            Output = request.Output,
            Encoder = Path.GetExtension(request.Output).TrimStart('.').ToLowerInvariant(),
            Frames = 1,
            Faces = track.Census.Count,
            Elapsed = _clock.GetElapsedTime(_started),
            FirstFrame = read,
            Duration = TimeSpan.Zero,
            Measure = protect.Total,
            Parts = [],
            Warnings = file.Warnings,
        };
    }

    private BlazeFaceDetector NewDetector()
    {
        // The encoder keeps every core busy: more threads for small networks would only get in its way.
        Cv2.SetNumThreads(1);
        return new(new() { SmallFaces = request.SmallFaces });
    }

    private FaceTracker NewTracker(BlazeFaceDetector detector, int quarterTurns) =>
        new(detector, request.Tracking with { ClockwiseQuarterTurns = quarterTurns });

    // Adding the perturbation is a small part of the work: one frame at a time keeps up, until many cores feed a large picture.
    private static int ProtectParallelism => Math.Clamp(Environment.ProcessorCount / 4, 1, 4);

    // Two waiting frames before each part, but not hundreds of megabytes of them when frames are enormous.
    private static int QueueCapacity(MediaDescription input)
    {
        const int LargeFrame = 32 << 20;
        return input.Format.ByteCount > LargeFrame ? 1 : 2;
    }

    private sealed record VideoRun(MediaDescription Input, FramePipeline Pipeline, TrackStage Track);
}
