using System.Numerics;
using AefVideo.Core.Imaging;

namespace AefVideo.Core.Tests.Imaging;

public sealed class SimilarityTransformTests
{
    [Fact]
    public void The_inverse_undoes_and_Then_chains()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            SimilarityTransform one = Any(random), two = Any(random);
            var point = new Vector2(random.NextSingle() * 100, random.NextSingle() * 100);
            AssertNear(point, one.Inverse().Apply(one.Apply(point)));
            AssertNear(two.Apply(one.Apply(point)), one.Then(two).Apply(point));
            AssertNear(point, SimilarityTransform.Identity.Apply(point));
        }
        Assert.Throws<InvalidOperationException>(() => new SimilarityTransform(0, 0, 1, 1).Inverse());
    }

    [Fact]
    public void The_estimate_finds_the_transform_that_made_the_points()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var truth = Any(random);
            var from = Enumerable.Range(0, random.Next(2, 8)).Select(_ => new Vector2(random.NextSingle() * 100, random.NextSingle() * 100)).ToArray();
            var to = from.Select(truth.Apply).ToArray();
            var found = SimilarityTransform.Estimate(from, to);
            Assert.Equal(truth.Scale, found.Scale, 0.01f);
            foreach (var point in from) AssertNear(truth.Apply(point), found.Apply(point));
        }
    }

    [Fact]
    public void A_point_of_weight_nothing_has_no_say()
    {
        Vector2[] from = [new(0, 0), new(10, 0), new(3, 4)];
        Vector2[] to = [new(5, 5), new(5, 25), new(1000, -1000)];
        var found = SimilarityTransform.Estimate(from, to, [1, 1, 0]);
        Assert.Equal(2, found.Scale, 1e-4f);
        Assert.Equal(MathF.PI / 2, found.Angle, 1e-4f);
    }

    [Fact]
    public void Points_that_say_nothing_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SimilarityTransform.Estimate([new(1, 1)], [new(1, 1)]));
        Assert.Throws<ArgumentException>(() => SimilarityTransform.Estimate([new(1, 1), new(1, 1)], [new(1, 1), new(2, 2)]));
    }

    private static SimilarityTransform Any(Random random)
    {
        var (sin, cos) = MathF.SinCos(random.NextSingle() * MathF.Tau);
        var scale = 0.1f + 3 * random.NextSingle();
        return new(scale * cos, scale * sin, random.NextSingle() * 200 - 100, random.NextSingle() * 200 - 100);
    }

    private static void AssertNear(Vector2 expected, Vector2 actual) => Assert.InRange(Vector2.Distance(expected, actual), 0, 0.01f);
}
