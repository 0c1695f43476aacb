using System.Diagnostics;
using AefVideo.Faces;
using AefVideo.Pipeline;

namespace AefVideo.Preview.Playback;

/// <summary>
/// Shows footage at its own pace: chooses, each time it is asked, the frame that is due. Used by the render thread; never waits, except where it is asked to. A decoder that is too slow holds the
/// clock back; a screen that is too slow skips frames.
/// </summary>
internal sealed class Player : IAsyncDisposable
{
    /// <summary>Speeds to choose from.</summary>
    public static readonly double[] Speeds = [0.25, 0.5, 1, 1.5, 2, 4];

    private readonly PlaybackFeed _feed;
    private readonly PlaybackClock _clock;
    private readonly bool _isStrict;
    private FedFrame _current;
    private int _epoch;
    private int _steps;
    private bool _isWaitingForFirst = true;
    private bool _isPaused;
    private TimeSpan? _sought;

    /// <param name="footage">What to show.</param>
    /// <param name="detector">Finds faces, where the footage does not know them; stays the caller's.</param>
    /// <param name="options">Where and how to begin.</param>
    /// <param name="clock">What time it is.</param>
    /// <param name="isStrict">Whether the clock goes on where a frame is late: for whoever waits by <see cref="WaitUntilDueAsync" />.</param>
    public Player(IFootage footage, IFaceDetector? detector, PlayerOptions options, TimeProvider clock, bool isStrict)
    {
        Footage = footage;
        _isStrict = isStrict;
        _isPaused = options.IsPaused;
        _clock = new(clock) { Speed = options.Speed };
        _feed = new(footage, detector, options.Tracking, footage.Start + options.From, options.IsLooping);
    }

    /// <summary>What is shown.</summary>
    public IFootage Footage { get; }

    /// <summary>The frame that is due; null before the first.</summary>
    public Frame? Current => _current.Frame;

    /// <summary>Which stretch of playing it is from.</summary>
    public int Segment => _current.Segment;

    /// <summary>When it is due, on the player's own time, which goes on when a loop begins anew.</summary>
    public TimeSpan CurrentTime => _current.Time;

    /// <summary>Its place in the footage.</summary>
    public TimeSpan Position => _sought ?? (Current is { } frame ? frame.Time - Footage.Start : TimeSpan.Zero);

    /// <summary>From decoding to being shown, of the current frame.</summary>
    public TimeSpan Latency { get; private set; }

    /// <summary>Frames that were due but not shown, since the screen was late.</summary>
    public long Skipped { get; private set; }

    /// <summary>Frames that were shown.</summary>
    public long Shown { get; private set; }

    /// <summary>Frames that are ready.</summary>
    public int Queued => _feed.Frames.Count;

    /// <summary>Whether nothing more comes.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether a jump has not arrived yet.</summary>
    public bool IsSeeking => _isWaitingForFirst;

    /// <summary>What the decoder and the tracker have done.</summary>
    public IReadOnlyList<Pipeline.Statistics.PartStatistics> Statistics => _feed.Statistics;

    /// <summary>Why nothing comes any more, if something failed.</summary>
    public Exception? Fault => _feed.Fault;

    /// <summary>Whether it stands still.</summary>
    public bool IsPaused
    {
        get => _isPaused;
        set
        {
            _isPaused = value;
            _steps = 0;
            if (!value && HasEnded && Footage.CanSeek) Seek(TimeSpan.Zero);
            _clock.IsRunning = !value && !_isWaitingForFirst;
        }
    }

    /// <summary>Whether it begins anew at its end.</summary>
    public bool IsLooping
    {
        get => _feed.IsLooping;
        set => _feed.IsLooping = value;
    }

    /// <summary>Seconds of footage in a second.</summary>
    public double Speed
    {
        get => _clock.Speed;
        set => _clock.Speed = value;
    }

    /// <summary>Goes to a place in the footage; does nothing where it has none.</summary>
    public void Seek(TimeSpan position)
    {
        if (!Footage.CanSeek) return;
        if (position < TimeSpan.Zero) position = TimeSpan.Zero;
        if (Footage.Duration is { } duration && position > duration - Footage.FrameInterval) position = duration - Footage.FrameInterval;
        _sought = position;
        _isWaitingForFirst = true;
        HasEnded = false;
        _steps = 0;
        _clock.IsRunning = false;
        // Half a frame earlier, so that the frame at that very place is not lost to rounding.
        _epoch = _feed.Jump(Footage.Start + position - Footage.FrameInterval / 2);
    }

    /// <summary>Goes some frames on, or one back, and stands still there.</summary>
    public void Step(int frames)
    {
        if (!_isPaused) IsPaused = true;
        if (frames > 0) _steps += frames;
        else if (Current is not null) Seek(Position + frames * Footage.FrameInterval);
    }

    /// <summary>Chooses the frame that is due now.</summary>
    /// <returns>Whether it is another than before.</returns>
    public bool Advance()
    {
        var before = Current;
        var chosen = 0;
        while (_feed.Frames.TryPeek(out var next) && IsDue(next))
        {
            _feed.Frames.TryRead(out next);
            if (next.Epoch != _epoch)
            {
                next.Frame?.Release();
                continue;
            }
            if (next.Frame is null)
            {
                HasEnded = true;
                continue;
            }
            Show(next);
            chosen++;
        }
        if (chosen > 1) Skipped += chosen - 1;
        if (chosen > 0) Shown++;
        if (!_isStrict) HoldBack();
        return !ReferenceEquals(before, Current);
    }

    /// <summary>Waits until it is sure which frame is due.</summary>
    public async ValueTask WaitUntilDueAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Advance();
            if (HasEnded || Fault is not null) return;
            if (_isPaused && !_isWaitingForFirst && _steps == 0) return;
            // The next one is there, and is not due.
            if (_feed.Frames.TryPeek(out _)) return;
            if (Footage.IsLive && Current is not null) return;
            if (!await _feed.Frames.WaitToReadAsync(cancellation).ConfigureAwait(true)) return;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _feed.DisposeAsync().ConfigureAwait(true);
        _current.Frame?.Release();
        _current = default;
    }

    private bool IsDue(in FedFrame next)
    {
        if (next.Epoch != _epoch || _isWaitingForFirst || next.Frame is null) return true;
        if (_isPaused) return _steps > 0;
        return Footage.IsLive || next.Time <= _clock.Position;
    }

    private void Show(in FedFrame next)
    {
        _current.Frame?.Release();
        _current = next;
        Latency = Stopwatch.GetElapsedTime(next.Arrived);
        if (_steps > 0) _steps--;
        if (!_isWaitingForFirst)
        {
            if (_isPaused) _clock.Set(next.Time);
            return;
        }
        _isWaitingForFirst = false;
        _sought = null;
        _clock.Set(next.Time);
        _clock.IsRunning = !_isPaused;
    }

    /// <summary>Does not let the clock run away from a decoder that is too slow.</summary>
    private void HoldBack()
    {
        if (_isPaused || _isWaitingForFirst || Current is null || _feed.Frames.TryPeek(out _)) return;
        var latest = _current.Time + Footage.FrameInterval;
        if (_clock.Position > latest) _clock.Set(latest);
    }
}
