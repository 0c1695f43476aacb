using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Sinks;

namespace AefVideo.Preview.Playback;

/// <summary>Hands the frames of a segment to the player.</summary>
/// <param name="source">Where they are from.</param>
/// <param name="output">The player's end holds what is written until it releases it.</param>
/// <param name="epoch">Of the segment.</param>
/// <param name="segment">Its number.</param>
/// <param name="offset">The player's time of the segment's first frame.</param>
internal sealed class FeedSink(FeedSource source, ChannelWriter<FedFrame> output, int epoch, int segment, TimeSpan offset) : IFrameSink
{
    private readonly TimeSpan _offset = offset;
    private TimeSpan? _first;

    public string Name => "show";

    /// <summary>The player's time of the newest frame.</summary>
    public TimeSpan LastTime { get; private set; } = offset;

    /// <summary>How many frames came.</summary>
    public long Frames { get; private set; }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteAsync(Frame frame, CancellationToken cancellation)
    {
        _first ??= frame.Time;
        LastTime = _offset + (frame.Time - _first.Value);
        frame.Hold();
        try
        {
            await output.WriteAsync(new(frame, epoch, segment, LastTime, source.ArrivalOf(frame)), cancellation).ConfigureAwait(false);
            Frames++;
        }
        catch
        {
            frame.Release();
            throw;
        }
    }

    public ValueTask FinishAsync(PipelineOutcome outcome, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
