using System.Diagnostics;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Tools.RefinementExperiment;

/// <summary>A camera that is simulated: pictures in memory, over and over, one each thirtieth of a second by the clock. It does not wait; what nobody takes in time is gone.</summary>
/// <param name="pictures">Of one format.</param>
/// <param name="duration">When it ends.</param>
internal sealed class PacedSource(IReadOnlyList<Picture> pictures, TimeSpan duration) : IFrameSource
{
    private const int PerSecond = 30;

    private long _start;
    private long _number;

    public string Name => "camera";

    public PictureFormat Format => pictures[0].Format;

    public TimeBase TimeBase => new(1, (int)TimeSpan.TicksPerSecond);

    /// <summary>Pictures that nobody took.</summary>
    public long Missed { get; private set; }

    public async ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
    {
        if (_start == 0) _start = Stopwatch.GetTimestamp();
        // The timer may fire a little early: the same picture must not come twice.
        var due = Math.Max(_number + 1, (long)(Stopwatch.GetElapsedTime(_start).TotalSeconds * PerSecond) + 1);
        Missed += Math.Max(0, due - _number - 1);
        _number = due;
        var time = TimeSpan.FromSeconds(due / (double)PerSecond);
        if (time > duration) return false;
        var wait = time - Stopwatch.GetElapsedTime(_start);
        if (wait > TimeSpan.Zero) await Task.Delay(wait, cancellation);
        pictures[(int)(due % pictures.Count)].CopyTo(frame.Picture);
        frame.Timestamp = Stopwatch.GetTimestamp();
        frame.Time = time;
        return true;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
