using AefVideo.Dashboard.Contracts;
using AefVideo.Dashboard.Serving;

namespace AefVideo.Dashboard.Tests;

public sealed class HistoryTests
{
    [Fact]
    public void The_whole_run_stays_in_a_bounded_number_of_points_at_even_intervals()
    {
        var history = new History();
        const int Seconds = 4 * 3600;
        for (var second = 0; second < Seconds; second++)
            history.Add(new LiveSnapshot { Elapsed = TimeSpan.FromSeconds(second), Source = "test", State = "running" });
        var points = history.Points;
        Assert.InRange(points.Count, 200, 600);
        Assert.Equal(0, points[0].Seconds);
        var steps = points.Zip(points.Skip(1), (one, next) => next.Seconds - one.Seconds).ToArray();
        Assert.All(steps, step => Assert.InRange(step, steps.Max() - 32, steps.Max()));
        Assert.InRange(points[^1].Seconds, Seconds - 64, Seconds);
    }
}
