using AefVideo.Core.Imaging;
using AefVideo.Faces;
using AefVideo.Protection;

namespace AefVideo.Pipeline;

/// <summary>
/// One frame on its way through the pipeline: its picture, when it is shown, and what the stages found and did.
/// Rented from a <see cref="FramePool" />; whoever holds it releases it once, and it goes back when nobody holds it any more.
/// </summary>
public sealed class Frame
{
    private readonly FramePool _pool;
    private int _holders;

    internal Frame(FramePool pool, PictureFormat format)
    {
        _pool = pool;
        Picture = new Picture(format);
    }

    /// <summary>Position in the stream, counted from 0 without gaps by the source.</summary>
    public long Sequence { get; internal set; }

    /// <summary>Presentation time stamp in ticks of the stream's <see cref="TimeBase" />.</summary>
    public long Timestamp { get; set; }

    /// <summary>Presentation time since the stream's zero.</summary>
    public TimeSpan Time { get; set; }

    /// <summary>When the picture came, by <see cref="System.Diagnostics.Stopwatch" />; 0 where nobody noted it.</summary>
    public long Captured { get; set; }

    /// <summary>What is wrong with it, where something is.</summary>
    public FrameGap Gap { get; set; }

    /// <summary>The samples.</summary>
    public Picture Picture { get; }

    /// <summary>The faces that the tracker sees in this frame.</summary>
    public List<TrackedFace> Faces { get; } = [];

    /// <summary>What the protect stage changed.</summary>
    public ProtectionMeasure Measure { get; set; }

    /// <summary>Takes one more hold; every hold wants one <see cref="Release" />.</summary>
    public void Hold()
    {
        if (Interlocked.Increment(ref _holders) <= 1) throw new InvalidOperationException("A frame that nobody holds belongs to its pool.");
    }

    /// <summary>Gives up one hold. The last one returns the frame to its pool.</summary>
    public void Release()
    {
        var left = Interlocked.Decrement(ref _holders);
        if (left < 0) throw new InvalidOperationException("A frame was released more often than it was held.");
        if (left == 0) _pool.Return(this);
    }

    internal void Rent()
    {
        _holders = 1;
        Faces.Clear();
        Measure = default;
        Captured = 0;
        Gap = FrameGap.None;
    }
}
