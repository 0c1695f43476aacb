using AefVideo.Pipeline.Statistics;

namespace AefVideo.Pipeline.Tests.Statistics;

public sealed class DurationHistogramTests
{
    [Fact]
    public void Percentiles_are_within_a_bucket_of_the_sorted_truth()
    {
        var random = new Random(7);
        var histogram = new DurationHistogram();
        var truth = new List<long>();
        for (var i = 0; i < 10_000; i++)
        {
            var ticks = (long)Math.Exp(random.NextDouble() * 18);
            truth.Add(ticks);
            histogram.Record(TimeSpan.FromTicks(ticks));
        }
        truth.Sort();
        foreach (var share in new[] { 0.01, 0.5, 0.95, 0.99, 1 })
        {
            var expected = truth[(int)Math.Ceiling(share * truth.Count) - 1];
            Assert.InRange(histogram.Percentile(share).Ticks, expected * 0.94, expected * 1.06 + 1);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(long.MaxValue)]
    public void A_single_duration_is_every_percentile(long ticks)
    {
        var histogram = new DurationHistogram();
        histogram.Record(TimeSpan.FromTicks(ticks));
        Assert.InRange(histogram.Percentile(0).Ticks, ticks * 0.94, ticks * 1.06 + 1);
        Assert.Equal(histogram.Percentile(0), histogram.Percentile(1));
    }

    [Fact]
    public void Nothing_recorded_is_zero() => Assert.Equal(TimeSpan.Zero, new DurationHistogram().Percentile(0.5));

    [Fact]
    public void A_negative_duration_counts_as_zero()
    {
        var histogram = new DurationHistogram();
        histogram.Record(TimeSpan.FromTicks(-5));
        Assert.Equal((1, TimeSpan.Zero), (histogram.Count, histogram.Percentile(1)));
    }
}
