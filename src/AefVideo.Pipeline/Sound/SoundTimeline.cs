using System.Diagnostics;

namespace AefVideo.Pipeline.Sound;

/// <summary>
/// Sound on a time line: sample n is heard n/48000 s after the beginning, always, whatever the device's clock does. Whoever records writes here, and every sink reads at its own
/// pace. Clocks that differ are met by a sample more or less now and then, a hole by silence; so sound and picture cannot drift apart. Safe for several threads.
/// </summary>
public sealed class SoundTimeline
{
    // Pulled back gently from here on: nobody hears a sample in a thousand.
    private static readonly TimeSpan s_slack = TimeSpan.FromMilliseconds(5);

    // Beyond this it is no drift but a hole or a jump.
    private static readonly TimeSpan s_jump = TimeSpan.FromMilliseconds(150);

    // Arrivals jitter by some ten milliseconds; of blocks of 20 ms this averages about a second.
    private const double Smoothing = 0.02;

    // What a slow sink may lag behind.
    private const int KeptSamples = 8 * SoundFormat.Rate;

    private readonly byte[] _ring = new byte[KeptSamples * SoundFormat.BytesPerSample];
    private readonly Lock _lock = new();
    private readonly long _began;
    private readonly TimeSpan _delay;
    private long _end;
    private double _drift;
    private bool _hasSound;

    /// <param name="began">The beginning of the time line: a time stamp of <see cref="Stopwatch" />.</param>
    /// <param name="delay">Put on top of every time; may be negative.</param>
    public SoundTimeline(long began, TimeSpan delay = default)
    {
        _began = began;
        _delay = delay;
    }

    /// <summary>Samples so far, silence included: the number of the next one.</summary>
    public long End
    {
        get
        {
            lock (_lock) return _end;
        }
    }

    /// <summary>How often a hole was filled or a piece was let go.</summary>
    public int Jumps { get; private set; }

    /// <summary>Samples put in or left out to follow the clock, over the whole run.</summary>
    public long Corrections { get; private set; }

    /// <summary>Takes what has arrived.</summary>
    /// <param name="samples">Whole samples of both channels.</param>
    /// <param name="start">When the first of them was heard, since the beginning, as far as its arrival tells.</param>
    public void Write(ReadOnlySpan<byte> samples, TimeSpan start)
    {
        var count = samples.Length / SoundFormat.BytesPerSample;
        if (count == 0) return;
        lock (_lock)
        {
            var off = (start + _delay - SoundFormat.TimeOf(_end)).TotalSeconds;
            _drift = _hasSound ? _drift + Smoothing * (off - _drift) : off;
            if (!_hasSound || Math.Abs(_drift) > s_jump.TotalSeconds)
            {
                if (_hasSound) Jumps++;
                _hasSound = true;
                var skip = Jump(SoundFormat.SamplesIn(TimeSpan.FromSeconds(off)));
                _drift = 0;
                if (skip >= count) return;
                samples = samples[(int)(skip * SoundFormat.BytesPerSample)..];
            }
            else if (Math.Abs(_drift) > s_slack.TotalSeconds)
            {
                // One sample of this block, either way.
                if (_drift > 0) Append(samples[..SoundFormat.BytesPerSample]);
                else samples = samples[SoundFormat.BytesPerSample..];
                _drift -= Math.Sign(_drift) / (double)SoundFormat.Rate;
                Corrections++;
            }
            Append(samples);
        }
    }

    /// <summary>Goes on with silence where sound has been missing up to a time, so that nobody waits for it.</summary>
    public void FillTo(TimeSpan time)
    {
        lock (_lock)
        {
            var missing = SoundFormat.SamplesIn(time) - _end;
            if (missing > 0) AppendSilence(missing);
        }
    }

    /// <summary>Copies samples.</summary>
    /// <param name="from">Number of the first one; moved on if it is no longer there.</param>
    /// <param name="target">As many as fit.</param>
    /// <returns>How many were copied.</returns>
    public int Read(ref long from, Span<byte> target)
    {
        lock (_lock)
        {
            from = Math.Max(from, _end - KeptSamples);
            var count = (int)Math.Min(_end - from, target.Length / SoundFormat.BytesPerSample);
            if (count <= 0) return 0;
            var at = (int)(from % KeptSamples) * SoundFormat.BytesPerSample;
            var bytes = count * SoundFormat.BytesPerSample;
            var first = Math.Min(bytes, _ring.Length - at);
            _ring.AsSpan(at, first).CopyTo(target);
            _ring.AsSpan(0, bytes - first).CopyTo(target[first..]);
            from += count;
            return count;
        }
    }

    /// <summary>Since the beginning.</summary>
    internal TimeSpan Now => Stopwatch.GetElapsedTime(_began);

    /// <summary>Silence for what is missing.</summary>
    /// <returns>How many samples of the block are too many.</returns>
    private long Jump(long missing)
    {
        if (missing > 0) AppendSilence(missing);
        return Math.Max(0, -missing);
    }

    private void Append(ReadOnlySpan<byte> samples)
    {
        while (samples.Length > 0)
        {
            var at = (int)(_end % KeptSamples) * SoundFormat.BytesPerSample;
            var bytes = Math.Min(samples.Length, _ring.Length - at);
            samples[..bytes].CopyTo(_ring.AsSpan(at));
            _end += bytes / SoundFormat.BytesPerSample;
            samples = samples[bytes..];
        }
    }

    private void AppendSilence(long samples)
    {
        // Longer silence than the ring only moves the end.
        var kept = Math.Min(samples, KeptSamples);
        _end += samples - kept;
        while (kept > 0)
        {
            var at = (int)(_end % KeptSamples);
            var count = (int)Math.Min(kept, KeptSamples - at);
            _ring.AsSpan(at * SoundFormat.BytesPerSample, count * SoundFormat.BytesPerSample).Clear();
            _end += count;
            kept -= count;
        }
    }
}
