using System.Numerics;

namespace AefVideo.Pipeline.Statistics;

/// <summary>
/// Counts durations in buckets that grow with the duration (16 to an octave, so a percentile is at most 6 % off), without locks and
/// without allocation, however long the run.
/// </summary>
public sealed class DurationHistogram
{
    private const int BitsPerOctave = 4;
    private const int BucketsPerOctave = 1 << BitsPerOctave;
    private readonly long[] _counts = new long[(64 - BitsPerOctave + 1) * BucketsPerOctave];
    private long _total;

    /// <summary>How many durations were recorded.</summary>
    public long Count => Interlocked.Read(ref _total);

    /// <summary>Counts one duration; a negative one counts as zero.</summary>
    public void Record(TimeSpan duration)
    {
        Interlocked.Increment(ref _counts[Bucket((ulong)Math.Max(0, duration.Ticks))]);
        Interlocked.Increment(ref _total);
    }

    /// <summary>The duration that the given share of the recorded ones does not exceed: the middle of its bucket; zero when nothing was recorded.</summary>
    /// <param name="share">0 to 1.</param>
    public TimeSpan Percentile(double share)
    {
        var wanted = (long)Math.Ceiling(share * Count);
        long seen = 0;
        for (var bucket = 0; bucket < _counts.Length; bucket++)
        {
            seen += Interlocked.Read(ref _counts[bucket]);
            if (seen >= wanted && seen > 0) return TimeSpan.FromTicks((long)Middle(bucket));
        }
        return TimeSpan.Zero;
    }

    // Below 16 ticks a bucket is one tick; above, an octave is cut into 16 by the bits after the leading one.
    private static int Bucket(ulong ticks)
    {
        if (ticks < BucketsPerOctave) return (int)ticks;
        var shift = BitOperations.Log2(ticks) - BitsPerOctave;
        return (shift + 1) * BucketsPerOctave + (int)(ticks >> shift) - BucketsPerOctave;
    }

    private static ulong Middle(int bucket)
    {
        if (bucket < BucketsPerOctave) return (ulong)bucket;
        var shift = bucket / BucketsPerOctave - 1;
        var first = (ulong)(bucket % BucketsPerOctave + BucketsPerOctave) << shift;
        return first + ((1UL << shift) - 1) / 2;
    }
}
