using System.Diagnostics;
using System.Runtime.CompilerServices;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Preview.Playback;

/// <summary>Footage from a place on: lets go of the frames before it, and remembers when each frame came.</summary>
/// <param name="source">Owned by this.</param>
/// <param name="from">The first frame's time, at least.</param>
internal sealed class FeedSource(IFrameSource source, TimeSpan from) : IFrameSource
{
    // More than a pipeline ever holds.
    private const int Remembered = 64;

    private readonly long[] _arrivals = new long[Remembered];
    private long _sequence;

    public string Name => source.Name;

    public PictureFormat Format => source.Format;

    public TimeBase TimeBase => source.TimeBase;

    /// <summary>When a frame came.</summary>
    public long ArrivalOf(Frame frame) => Volatile.Read(ref _arrivals[frame.Sequence % Remembered]);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
    {
        do
        {
            frame.Faces.Clear();
            if (!await source.ReadAsync(frame, cancellation).ConfigureAwait(false)) return false;
        }
        while (frame.Time < from);
        Volatile.Write(ref _arrivals[_sequence++ % Remembered], Stopwatch.GetTimestamp());
        return true;
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
