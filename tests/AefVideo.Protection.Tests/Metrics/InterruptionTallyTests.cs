using AefVideo.Protection.Metrics;
using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Metrics;

public sealed class InterruptionTallyTests
{
    [Fact]
    public void Rate_and_mean_leave_out_pairs_with_nothing_to_interrupt_and_count_them()
    {
        using var scope = NewDisposeScope();
        var tally = new InterruptionTally();
        tally.Add(tensor([0.2, double.NaN, 0.04]));
        tally.Add(tensor([double.NaN, 0.06]));
        Assert.Equal(5, tally.Pairs);
        Assert.Equal(2, tally.NothingToInterrupt);
        Assert.Equal(2, tally.Successes);
        Assert.Equal(2.0 / 3, tally.SuccessRate);
        Assert.Equal(0.1, tally.MeanL2Mask!.Value, 1e-12);
        Assert.Equal([0.2, null, 0.04, null, 0.06], tally.Outcomes);
        Assert.Equal([0.2, 0.04, 0.06], tally.Values);
    }

    [Fact]
    public void The_threshold_itself_is_no_success()
    {
        var tally = new InterruptionTally();
        tally.Add(InterruptionMetric.SuccessThreshold);
        tally.Add(Math.BitIncrement(InterruptionMetric.SuccessThreshold));
        Assert.Equal(1, tally.Successes);
    }

    [Fact]
    public void Without_anything_to_interrupt_there_is_no_rate()
    {
        var tally = new InterruptionTally();
        tally.Add((double?)null);
        Assert.Equal(1, tally.Pairs);
        Assert.Null(tally.SuccessRate);
        Assert.Null(tally.MeanL2Mask);
    }

    [Fact]
    public void Tallies_add_up_even_one_to_itself()
    {
        var (first, second) = (new InterruptionTally(), new InterruptionTally());
        first.Add(0.1);
        first.Add((double?)null);
        second.Add(0.01);
        first.Add(second);
        Assert.Equal([0.1, null, 0.01], first.Outcomes);
        first.Add(first);
        Assert.Equal([0.1, null, 0.01, 0.1, null, 0.01], first.Outcomes);
        Assert.Equal(0.5, first.SuccessRate);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_no_measurement_gives_is_refused(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => new InterruptionTally().Add(value));
}
