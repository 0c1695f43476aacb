using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AefVideo.Pipeline.Sinks;
using AefVideo.Pipeline.Sources;
using AefVideo.Pipeline.Stages;
using AefVideo.Pipeline.Statistics;

namespace AefVideo.Pipeline;

/// <summary>
/// A source, stages and a sink, each in a task of its own, with bounded queues between them. Frames keep their order.
/// A part that fails stops the source and lets go of what still comes to it; the parts behind it finish the frames they have, and
/// the sink is told how it ended. Nothing is thrown across: see <see cref="PipelineResult" />.
/// </summary>
public sealed class FramePipeline
{
    private readonly IFrameSource _source;
    private readonly IReadOnlyList<IFrameStage> _stages;
    private readonly IFrameSink _sink;
    private readonly FramePipelineOptions _options;
    private readonly PartStatistics[] _statistics;
    private readonly Lock _faultLock = new();
    private Exception? _fault;
    private string? _faultedPart;
    private long _firstFrame;
    private volatile PipelineState _state = PipelineState.Ready;

    /// <summary>Joins the parts; nothing runs yet. The caller disposes source and sink.</summary>
    public FramePipeline(IFrameSource source, IReadOnlyList<IFrameStage> stages, IFrameSink sink, FramePipelineOptions? options = null)
    {
        _source = source;
        _stages = stages;
        _sink = sink;
        _options = options ?? new();
        _statistics = [new(source.Name), .. stages.Select(stage => new PartStatistics(stage.Name)), new(sink.Name)];

        var waiting = (stages.Count + 1) * _options.QueueCapacity;
        // A stage that works on n frames at once holds one in work and one on either side of it in each of its n lanes.
        var inWork = 2 + stages.Sum(stage => stage.Parallelism == 1 ? 1 : 3 * stage.Parallelism);
        Pool = new FramePool(source.Format, waiting + inWork + _options.HeldBySink);
    }

    /// <summary>The frames that go round.</summary>
    public FramePool Pool { get; }

    /// <summary>Where the whole stands.</summary>
    public PipelineState State => _state;

    /// <summary>What each part has done so far, source first. May be read at any time from any thread.</summary>
    public IReadOnlyList<PartStatistics> Statistics => _statistics;

    /// <summary>Runs to the end of the source, to the first fault or until it is cancelled, and finishes the sink. Can run once.</summary>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    public async Task<PipelineResult> RunAsync(CancellationToken cancellation)
    {
        if (_state != PipelineState.Ready) throw new InvalidOperationException("A pipeline runs once.");
        _state = PipelineState.Running;
        var started = _options.Clock.GetTimestamp();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var queues = _statistics.Skip(1).Select(NewQueue).ToArray();
        var parts = new List<Task> { Task.Run(() => RunSourceAsync(queues[0].Writer, started, stop, cancellation), CancellationToken.None) };
        for (var i = 0; i < _stages.Count; i++)
        {
            var (stage, statistics, input, output) = (_stages[i], _statistics[i + 1], queues[i].Reader, queues[i + 1].Writer);
            parts.Add(Task.Run(
                () => stage.Parallelism == 1
                    ? RunStageAsync(stage, statistics, input, output, stop, cancellation)
                    : RunLanesAsync(stage, statistics, input, output, stop, cancellation),
                CancellationToken.None));
        }
        parts.Add(Task.Run(() => RunSinkAsync(queues[^1].Reader, started, stop, cancellation), CancellationToken.None));
        await Task.WhenAll(parts).ConfigureAwait(false);

        return await FinishAsync(started, cancellation).ConfigureAwait(false);
    }

    private Channel<Frame> NewQueue(PartStatistics consumer) => Channel.CreateBounded<Frame>(
        new BoundedChannelOptions(_options.QueueCapacity)
        {
            SingleReader = true,
            SingleWriter = true,
            FullMode = _options.Policy == QueuePolicy.DropOldest ? BoundedChannelFullMode.DropOldest : BoundedChannelFullMode.Wait,
        },
        dropped =>
        {
            consumer.CountDropped();
            dropped.Release();
        });

    private async Task RunSourceAsync(ChannelWriter<Frame> output, long started, CancellationTokenSource stop, CancellationToken cancellation)
    {
        var statistics = _statistics[0];
        statistics.State = PipelineState.Running;
        try
        {
            for (long sequence = 0; ; sequence++)
            {
                var frame = await Pool.RentAsync(stop.Token).ConfigureAwait(false);
                var begun = sequence == 0 ? started : _options.Clock.GetTimestamp();
                bool filled;
                try
                {
                    filled = await _source.ReadAsync(frame, stop.Token).ConfigureAwait(false);
                }
                catch
                {
                    frame.Release();
                    throw;
                }
                if (!filled)
                {
                    frame.Release();
                    break;
                }
                frame.Sequence = sequence;
                statistics.Durations.Record(_options.Clock.GetElapsedTime(begun));
                await SendAsync(frame, output, stop.Token).ConfigureAwait(false);
            }
            statistics.State = PipelineState.Completed;
            if (_state == PipelineState.Running) _state = PipelineState.Draining;
        }
        catch (Exception exception)
        {
            End(statistics, exception, stop, cancellation);
        }
        finally
        {
            output.Complete();
        }
    }

    private async Task RunStageAsync(
        IFrameStage stage, PartStatistics statistics, ChannelReader<Frame> input, ChannelWriter<Frame> output,
        CancellationTokenSource stop, CancellationToken cancellation)
    {
        statistics.State = PipelineState.Running;
        try
        {
            while (await input.WaitToReadAsync(cancellation).ConfigureAwait(false))
            {
                while (input.TryRead(out var frame))
                {
                    statistics.SetQueued(input.Count);
                    Work(stage, statistics, frame);
                    await SendAsync(frame, output, cancellation).ConfigureAwait(false);
                }
            }
            statistics.State = PipelineState.Completed;
        }
        catch (Exception exception)
        {
            End(statistics, exception, stop, cancellation);
        }
        finally
        {
            output.Complete();
            await ReleaseRestAsync(input).ConfigureAwait(false);
        }
    }

    // Frames are dealt out to n lanes in turn and collected from them in the same turn: order is kept without sorting.
    private async Task RunLanesAsync(
        IFrameStage stage, PartStatistics statistics, ChannelReader<Frame> input, ChannelWriter<Frame> output,
        CancellationTokenSource stop, CancellationToken cancellation)
    {
        statistics.State = PipelineState.Running;
        using var lanesStop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var entries = new Channel<Frame>[stage.Parallelism];
        var exits = new Channel<Frame>[stage.Parallelism];
        var tasks = new List<Task>();
        for (var i = 0; i < stage.Parallelism; i++)
        {
            var entry = entries[i] = Channel.CreateBounded<Frame>(1);
            var exit = exits[i] = Channel.CreateBounded<Frame>(1);
            tasks.Add(Task.Run(() => Guard(() => WorkInLaneAsync(entry.Reader, exit.Writer), [exit.Writer], entry.Reader), CancellationToken.None));
        }
        tasks.Add(Guard(DealAsync, [.. entries.Select(entry => entry.Writer)], input));
        tasks.Add(Guard(CollectAsync, [output], null));
        await Task.WhenAll(tasks).ConfigureAwait(false);
        foreach (var exit in exits) await ReleaseRestAsync(exit.Reader).ConfigureAwait(false);
        if (statistics.State == PipelineState.Running) statistics.State = PipelineState.Completed;

        async Task Guard(Func<Task> work, ChannelWriter<Frame>[] outputs, ChannelReader<Frame>? rest)
        {
            try
            {
                await work().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                // The neighbours within the stage are stopped by its own fault and must not count as a second one.
                if (exception is not OperationCanceledException || cancellation.IsCancellationRequested) End(statistics, exception, stop, cancellation);
                await lanesStop.CancelAsync().ConfigureAwait(false);
            }
            finally
            {
                foreach (var writer in outputs) writer.Complete();
                if (rest is not null) await ReleaseRestAsync(rest).ConfigureAwait(false);
            }
        }

        async Task WorkInLaneAsync(ChannelReader<Frame> entry, ChannelWriter<Frame> exit)
        {
            await foreach (var frame in entry.ReadAllAsync(lanesStop.Token).ConfigureAwait(false))
            {
                Work(stage, statistics, frame);
                await SendAsync(frame, exit, lanesStop.Token).ConfigureAwait(false);
            }
        }

        async Task DealAsync()
        {
            var turn = 0;
            await foreach (var frame in input.ReadAllAsync(lanesStop.Token).ConfigureAwait(false))
            {
                statistics.SetQueued(input.Count);
                await SendAsync(frame, entries[turn].Writer, lanesStop.Token).ConfigureAwait(false);
                turn = (turn + 1) % entries.Length;
            }
        }

        async Task CollectAsync()
        {
            for (var turn = 0; await exits[turn].Reader.WaitToReadAsync(lanesStop.Token).ConfigureAwait(false); turn = (turn + 1) % exits.Length)
                if (exits[turn].Reader.TryRead(out var frame)) await SendAsync(frame, output, lanesStop.Token).ConfigureAwait(false);
        }
    }

    private async Task RunSinkAsync(ChannelReader<Frame> input, long started, CancellationTokenSource stop, CancellationToken cancellation)
    {
        var statistics = _statistics[^1];
        statistics.State = PipelineState.Running;
        try
        {
            while (await input.WaitToReadAsync(cancellation).ConfigureAwait(false))
            {
                while (input.TryRead(out var frame))
                {
                    statistics.SetQueued(input.Count);
                    var begun = _options.Clock.GetTimestamp();
                    try
                    {
                        await _sink.WriteAsync(frame, cancellation).ConfigureAwait(false);
                    }
                    finally
                    {
                        frame.Release();
                    }
                    if (statistics.Frames == 0) _firstFrame = _options.Clock.GetElapsedTime(started).Ticks;
                    statistics.Durations.Record(_options.Clock.GetElapsedTime(begun));
                }
            }
            statistics.State = PipelineState.Completed;
        }
        catch (Exception exception)
        {
            End(statistics, exception, stop, cancellation);
        }
        finally
        {
            await ReleaseRestAsync(input).ConfigureAwait(false);
        }
    }

    private async Task<PipelineResult> FinishAsync(long started, CancellationToken cancellation)
    {
        var outcome = _fault is not null ? PipelineOutcome.Faulted
            : _statistics.Any(part => part.State == PipelineState.Cancelled) ? PipelineOutcome.Cancelled
            : PipelineOutcome.Completed;
        try
        {
            await _sink.FinishAsync(outcome, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            outcome = PipelineOutcome.Cancelled;
        }
        catch (Exception exception)
        {
            // What the sink says while it clears up after another part's fault is a consequence, not the cause.
            if (_fault is null) (_fault, _faultedPart) = (exception, _sink.Name);
            outcome = PipelineOutcome.Faulted;
        }
        _state = outcome switch
        {
            PipelineOutcome.Completed => PipelineState.Completed,
            PipelineOutcome.Cancelled => PipelineState.Cancelled,
            _ => PipelineState.Faulted,
        };
        return new(outcome, _statistics[^1].Frames, TimeSpan.FromTicks(_firstFrame), _options.Clock.GetElapsedTime(started), _faultedPart, _fault);
    }

    private void Work(IFrameStage stage, PartStatistics statistics, Frame frame)
    {
        var begun = _options.Clock.GetTimestamp();
        try
        {
            stage.Process(frame);
        }
        catch
        {
            frame.Release();
            throw;
        }
        statistics.Durations.Record(_options.Clock.GetElapsedTime(begun));
    }

    // Not WriteAsync: cancelled at the wrong instant it throws although the frame is in the queue, and the frame would be released twice.
    // Pooled, since it waits for almost every frame when a later part is the slower one.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask SendAsync(Frame frame, ChannelWriter<Frame> output, CancellationToken cancellation)
    {
        try
        {
            while (!output.TryWrite(frame)) await output.WaitToWriteAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            frame.Release();
            throw;
        }
    }

    private static async Task ReleaseRestAsync(ChannelReader<Frame> input)
    {
        await foreach (var frame in input.ReadAllAsync(CancellationToken.None).ConfigureAwait(false)) frame.Release();
    }

    private void End(PartStatistics statistics, Exception exception, CancellationTokenSource stop, CancellationToken cancellation)
    {
        // The caller's token and the linked one do not change at the same instant.
        if (exception is OperationCanceledException && (cancellation.IsCancellationRequested || stop.IsCancellationRequested))
        {
            if (statistics.State == PipelineState.Running) statistics.State = PipelineState.Cancelled;
            return;
        }
        statistics.State = PipelineState.Faulted;
        lock (_faultLock)
        {
            if (_fault is null) (_fault, _faultedPart) = (exception, statistics.Name);
        }
        stop.Cancel();
    }
}
