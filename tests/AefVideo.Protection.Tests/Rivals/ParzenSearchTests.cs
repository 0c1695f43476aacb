using AefVideo.Protection.Rivals;

namespace AefVideo.Protection.Tests.Rivals;

public sealed class ParzenSearchTests
{
    [Fact]
    public void It_closes_in_on_the_best_values()
    {
        // The mean over seeds: a single search may be lucky or not.
        double[] distances = [.. Enumerable.Range(1, 10).Select(seed =>
        {
            var search = new ParzenSearch(2, 10, (ulong)seed);
            for (var trial = 0; trial < 60; trial++)
            {
                var values = search.Propose();
                Assert.All(values, value => Assert.InRange(value, 0, 10));
                search.Learn(values, -Distance(values));
            }
            return Distance(search.Best);
        })];
        // The best of 60 random pairs lies 0.65 away in the mean.
        Assert.InRange(distances.Average(), 0, 0.5);

        static double Distance(double[] values) => Math.Sqrt(Math.Pow(values[0] - 7, 2) + Math.Pow(values[1] - 2, 2));
    }
}
