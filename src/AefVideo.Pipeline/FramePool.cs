using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AefVideo.Core.Imaging;

namespace AefVideo.Pipeline;

/// <summary>
/// A fixed number of frames that go round and round, so that memory is bounded and nothing is allocated in the steady state.
/// Whoever wants a frame while all are out waits: the pool is what slows a source down to the pace of its sink.
/// </summary>
public sealed class FramePool
{
    private readonly Channel<Frame> _free;
    private int _made;

    /// <param name="format">Of every frame.</param>
    /// <param name="capacity">How many frames there are, at least 1. They are made when first needed.</param>
    public FramePool(PictureFormat format, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Format = format;
        Capacity = capacity;
        _free = Channel.CreateBounded<Frame>(capacity);
    }

    /// <summary>Size, layout and colour of every frame.</summary>
    public PictureFormat Format { get; }

    /// <summary>How many frames there may be.</summary>
    public int Capacity { get; }

    /// <summary>How many frames were made so far.</summary>
    public int Made => _made;

    /// <summary>How many frames are out at this moment.</summary>
    public int Rented => _made - _free.Reader.Count;

    /// <summary>A frame to fill, held once. Waits while all are out.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled first.</exception>
    public ValueTask<Frame> RentAsync(CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested) return ValueTask.FromCanceled<Frame>(cancellation);
        return TryRent(out var frame) ? new ValueTask<Frame>(frame) : WaitAsync(cancellation);
    }

    /// <summary>A frame to fill, if one is free or can still be made.</summary>
    public bool TryRent([NotNullWhen(true)] out Frame? frame)
    {
        if (!_free.Reader.TryRead(out frame))
        {
            var number = Interlocked.Increment(ref _made);
            if (number > Capacity)
            {
                Interlocked.Decrement(ref _made);
                return false;
            }
            frame = new Frame(this, Format);
        }
        frame.Rent();
        return true;
    }

    internal void Return(Frame frame)
    {
        if (!_free.Writer.TryWrite(frame)) throw new InvalidOperationException("More frames came back than went out.");
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Frame> WaitAsync(CancellationToken cancellation)
    {
        // Not ReadAsync: cancelled at the wrong instant it throws although it has taken a frame, which would be lost.
        Frame? frame;
        while (!TryRent(out frame)) await _free.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false);
        return frame;
    }
}
