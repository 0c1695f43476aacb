using AefVideo.Protection.Refinement;

namespace AefVideo.Protection.Tests.Refinement;

public sealed class StandingTests
{
    private static readonly string[] s_names = ["strong", "weak"];

    [Fact]
    public void The_weakest_has_the_least_success_and_among_equals_the_least_distance()
    {
        Assert.Equal(1, Of([0.2, 0.2], [0.2, 0.01]).Weakest);
        Assert.Equal(0, Of([0.01, 0.02], [0.03, 0.04]).Weakest);
        // Where there is nothing to interrupt there is no weakness.
        Assert.Equal(0, Of([0.2, 0.2], [null, null]).Weakest);
        Assert.Null(Of([null], [null]).Weakest);
    }

    [Fact]
    public void More_success_of_the_weakest_is_better_whatever_the_others_lose()
    {
        var before = Of([0.2, 0.2, 0.2, 0.2], [0.2, 0.01, 0.01, 0.01]);
        var after = Of([0.2, 0.2, 0.2, 0.01], [0.2, 0.2, 0.01, 0.01]);
        Assert.True(after.IsBetterThan(before));
        Assert.False(before.IsBetterThan(after));
    }

    [Fact]
    public void Less_success_of_the_weakest_is_worse_whatever_the_others_gain()
    {
        var before = Of([0.01, 0.2], [0.2, 0.01]);
        Assert.False(Of([0.2, 0.2], [0.01, 0.01]).IsBetterThan(before));
    }

    [Fact]
    public void With_equal_success_the_distance_of_the_weakest_decides_unless_others_pay_for_it()
    {
        var before = Of([0.2, 0.2], [0.01, 0.02]);
        Assert.True(Of([0.2, 0.2], [0.02, 0.03]).IsBetterThan(before));
        Assert.False(Of([0.2, 0.2], [0.0100001, 0.02]).IsBetterThan(before));
        Assert.False(Of([0.2, 0.01], [0.02, 0.03]).IsBetterThan(before));
    }

    [Fact]
    public void Nothing_is_better_than_itself() => Assert.False(Of([0.2], [0.03]).IsBetterThan(Of([0.2], [0.03])));

    private static Standing Of(double?[] strong, double?[] weak) => Standing.Of(s_names, [[strong, weak]]);
}
