using AefVideo.Protection.Refinement;

namespace AefVideo.Protection.Tests.Refinement;

public sealed class ProcessorBudgetTests
{
    [Theory]
    [InlineData(0.25, 2, 0.5)]
    [InlineData(0.25, 8, 1)]
    [InlineData(0.1, 4, 0.4)]
    public void On_average_the_thread_works_as_much_as_its_share_of_all_processors_allows(double share, int processors, double expected)
    {
        var clock = new StoppedClock();
        var worked = TimeSpan.Zero;
        var budget = new ProcessorBudget(share, processors, clock, () => worked);
        for (var i = 0; i < 400; i++)
        {
            var work = TimeSpan.FromMilliseconds(100 + i % 7 * 150);
            worked += work;
            clock.Pass(work);
            clock.Pass(budget.Due());
        }
        Assert.Equal(expected, worked / clock.Passed, 0.02);
        Assert.Equal(expected / processors, budget.RecentShare, 0.06);
        Assert.Equal(worked, budget.Total);
    }

    [Fact]
    public void A_long_pause_is_not_caught_up_with()
    {
        var clock = new StoppedClock();
        var worked = TimeSpan.Zero;
        var budget = new ProcessorBudget(0.25, 2, clock, () => worked);
        clock.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(TimeSpan.Zero, budget.Due());
        worked += TimeSpan.FromSeconds(3);
        clock.Pass(TimeSpan.FromSeconds(3));
        // Six seconds by the clock are to be paid; three have passed, and two more were remembered from the pause.
        Assert.InRange(budget.Due(), TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void What_is_forgiven_is_not_owed()
    {
        var clock = new StoppedClock();
        var worked = TimeSpan.Zero;
        var budget = new ProcessorBudget(0.1, 2, clock, () => worked);
        worked += TimeSpan.FromSeconds(30);
        clock.Pass(TimeSpan.FromSeconds(30));
        Assert.True(budget.Due() > TimeSpan.FromSeconds(60));
        budget.Forgive();
        Assert.Equal(TimeSpan.Zero, budget.Due());
    }
}
