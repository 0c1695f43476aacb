using AefVideo.Evaluation.Verification;

namespace AefVideo.Evaluation.Tests.Verification;

public sealed class SpreadSampleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(1000)]
    public void Items_are_spread_over_all_that_were_offered(int length)
    {
        var sample = new SpreadSample<int>(6);
        var made = 0;
        for (var i = 0; i < length; i++)
        {
            var item = i;
            sample.Offer(() =>
            {
                made++;
                return item;
            });
        }
        var items = sample.Items;
        Assert.Equal(Math.Min(6, length), items.Count);
        Assert.Equal(items.Order(), items);
        Assert.Equal(items.Distinct(), items);
        if (length < 12) return;
        // No gap is more than about twice the even one, and what is not kept is not made.
        int[] edges = [0, .. items, length];
        Assert.All(edges.Zip(edges.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0, length * 5 / 12 + 1));
        Assert.InRange(made, 12, 100);
    }
}
