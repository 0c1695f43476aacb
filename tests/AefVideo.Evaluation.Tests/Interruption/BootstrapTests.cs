using AefVideo.Evaluation.Interruption;

namespace AefVideo.Evaluation.Tests.Interruption;

public sealed class BootstrapTests
{
    [Fact]
    public void The_interval_of_equal_values_is_a_point() =>
        Assert.Equal(new Interval(0.25, 0.25, 0.25), Bootstrap.OfMean([[0.25], [0.25, 0.25], []], 200, 1));

    [Fact]
    public void Nothing_has_no_mean() => Assert.Null(Bootstrap.OfMean([[], []], 200, 1));

    [Fact]
    public void It_covers_what_a_normal_distribution_says()
    {
        var random = new Random(3);
        double[][] groups = [.. Enumerable.Range(0, 400).Select(_ => new[] { random.NextDouble() < 0.3 ? 1.0 : 0 })];
        var interval = Bootstrap.OfMean(groups, 2000, 1)!;
        var deviation = Math.Sqrt(interval.Value * (1 - interval.Value) / groups.Length);
        Assert.Equal(interval.Value - 1.96 * deviation, interval.Low, 0.005);
        Assert.Equal(interval.Value + 1.96 * deviation, interval.High, 0.005);
    }

    [Fact]
    public void Many_pictures_of_one_person_are_not_many_people()
    {
        double[][] people = [.. Enumerable.Range(0, 20).Select(person => Enumerable.Repeat(person % 2.0, 50).ToArray())];
        double[][] strangers = [.. people.SelectMany(values => values).Select(value => new[] { value })];
        var grouped = Bootstrap.OfMean(people, 1000, 1)!;
        var apart = Bootstrap.OfMean(strangers, 1000, 1)!;
        Assert.True(grouped.High - grouped.Low > 4 * (apart.High - apart.Low));
    }
}
