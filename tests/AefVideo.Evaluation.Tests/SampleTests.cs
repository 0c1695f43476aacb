using AefVideo.Evaluation.Benchmarks;

namespace AefVideo.Evaluation.Tests;

public sealed class SampleTests
{
    [Fact]
    public void An_odd_number_of_values_has_a_middle_one() => Assert.Equal(new Sample(1, 3, 9), Sample.Of([9, 1, 3]));

    [Fact]
    public void Of_an_even_number_the_two_middle_ones_are_averaged() => Assert.Equal(new Sample(1, 2.5, 9), Sample.Of([3, 9, 1, 2]));

    [Fact]
    public void Nothing_cannot_be_summed_up() => Assert.Throws<ArgumentException>(() => Sample.Of([]));
}
