using System.Buffers.Binary;
using System.Diagnostics;
using AefVideo.Pipeline.Sound;

namespace AefVideo.Pipeline.Tests.Media;

public sealed class SoundTimelineTests
{
    private const int Block = SoundFormat.Rate / 50;

    [Fact]
    public void Sound_stands_where_it_was_heard()
    {
        var line = new SoundTimeline(Stopwatch.GetTimestamp());
        for (var block = 0; block < 10; block++) line.Write(Samples(block), TimeSpan.FromMilliseconds(500 + 20 * block));
        Assert.Equal(SoundFormat.SamplesIn(TimeSpan.FromMilliseconds(700)), line.End);
        Assert.Equal(0, Value(line, SoundFormat.SamplesIn(TimeSpan.FromMilliseconds(499))));
        Assert.Equal(1, Value(line, SoundFormat.SamplesIn(TimeSpan.FromMilliseconds(500))));
        Assert.Equal(10, Value(line, SoundFormat.SamplesIn(TimeSpan.FromMilliseconds(699))));
    }

    [Fact]
    public void A_delay_moves_all_of_it()
    {
        var line = new SoundTimeline(Stopwatch.GetTimestamp(), TimeSpan.FromMilliseconds(120));
        line.Write(Samples(0), TimeSpan.FromMilliseconds(100));
        Assert.Equal(SoundFormat.SamplesIn(TimeSpan.FromMilliseconds(240)), line.End);
        Assert.Equal(1, Value(line, SoundFormat.SamplesIn(TimeSpan.FromMilliseconds(220))));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public void A_clock_that_runs_fast_or_slow_is_followed_a_sample_at_a_time(double partsPerMillion)
    {
        // An hour of a device whose second is a little off, with arrivals that jitter by 8 ms.
        var line = new SoundTimeline(Stopwatch.GetTimestamp());
        var random = new Random(3);
        const int Blocks = 50 * 3600;
        double worst = 0;
        for (var block = 0; block < Blocks; block++)
        {
            var start = 0.02 * block * (1 + partsPerMillion / 1e6);
            line.Write(Samples(block % 100), TimeSpan.FromSeconds(start + 0.008 * random.NextDouble()));
            if (block > 500) worst = Math.Max(worst, Math.Abs(line.End / (double)SoundFormat.Rate - (start + 0.02)));
        }
        Assert.Equal(0, line.Jumps);
        Assert.InRange(line.Corrections, (long)(0.8 * 3600 * SoundFormat.Rate * Math.Abs(partsPerMillion) / 1e6), (long)(1.2 * 3600 * SoundFormat.Rate * Math.Abs(partsPerMillion) / 1e6));
        Assert.InRange(worst, 0, 0.02);
    }

    [Fact]
    public void A_hole_is_silence_and_what_comes_late_again_is_let_go()
    {
        var line = new SoundTimeline(Stopwatch.GetTimestamp());
        for (var block = 0; block < 50; block++) line.Write(Samples(block), TimeSpan.FromMilliseconds(20 * block));
        // Nothing for three seconds, then on. The average takes some blocks to believe it.
        for (var block = 200; block < 300; block++) line.Write(Samples(block), TimeSpan.FromMilliseconds(20 * block));
        Assert.True(line.Jumps > 0);
        Assert.InRange(line.End / (double)SoundFormat.Rate, 5.85, 6.15);
    }

    [Fact]
    public void Who_waits_is_given_silence_and_who_lags_far_behind_is_moved_on()
    {
        var line = new SoundTimeline(Stopwatch.GetTimestamp());
        line.FillTo(TimeSpan.FromSeconds(20));
        Assert.Equal(20 * SoundFormat.Rate, line.End);
        long position = 0;
        var buffer = new byte[4800 * SoundFormat.BytesPerSample];
        Assert.Equal(4800, line.Read(ref position, buffer));
        Assert.Equal(12 * SoundFormat.Rate + 4800, position);
        Assert.All(buffer, sample => Assert.Equal(0, sample));
        line.FillTo(TimeSpan.FromSeconds(3));
        Assert.Equal(20 * SoundFormat.Rate, line.End);
    }

    private static byte[] Samples(int number)
    {
        var bytes = new byte[Block * SoundFormat.BytesPerSample];
        for (var i = 0; i < bytes.Length; i += 2) BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i), (short)(number + 1));
        return bytes;
    }

    private static int Value(SoundTimeline line, long position)
    {
        var sample = new byte[SoundFormat.BytesPerSample];
        Assert.Equal(1, line.Read(ref position, sample));
        return BinaryPrimitives.ReadInt16LittleEndian(sample);
    }
}
