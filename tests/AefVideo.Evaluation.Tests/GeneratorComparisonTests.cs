using AefVideo.Core.Errors;
using AefVideo.Evaluation.Benchmarks;

namespace AefVideo.Evaluation.Tests;

public sealed class GeneratorComparisonTests
{
    [Fact]
    public void Ratios_are_taken_within_a_round()
    {
        // The machine was slow in the second round; the ratio of the medians would be 2.
        var row = GeneratorComparison.Of("stargan", 1, GeneratorPass.Forward, "float32", [1, 20, 2], [2, 20, 1]);
        Assert.Equal(new Sample(0.5, 1, 2), row.Ratio);
        Assert.Equal(new Sample(1, 2, 20), row.Seconds);
        Assert.Equal(1, row.RatioOfQuickest);
    }

    [Fact]
    public void A_round_has_one_turn_of_each() =>
        Assert.Throws<ArgumentException>(() => GeneratorComparison.Of("stargan", 1, GeneratorPass.Forward, "float32", [1, 2], [1]));

    [Fact]
    public void The_sum_is_taken_within_a_round() => Assert.Equal(new Sample(11, 11, 11), GeneratorSum.Of("float32", [[1, 10], [10, 1]]).Seconds);

    [Theory]
    [InlineData(0.0001, 20)]
    [InlineData(0.1, 5)]
    [InlineData(9, 2)]
    public void A_turn_lasts_about_half_a_second(double seconds, int passes) => Assert.Equal(passes, GeneratorBenchmark.Passes(seconds));

    [Fact]
    public void Equal_results_may_differ_by_rounding() => new GeneratorDifference("hisd", 1e-5, 9e-5, 1e-3).RequireEqual();

    [Theory]
    [InlineData(2e-4, 0, 0)]
    [InlineData(0, 2e-4, 0)]
    [InlineData(0, 0, 0.02)]
    [InlineData(double.NaN, 0, 0)]
    public void Other_results_are_not_raced_against(double forward, double training, double gradient)
    {
        var fault = Assert.Throws<ModelException>(() => new GeneratorDifference("hisd", forward, training, gradient).RequireEqual());
        Assert.Contains("our hisd and PyTorch's give different results", fault.Message, StringComparison.Ordinal);
    }
}
