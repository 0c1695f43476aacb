using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Faces.Tracking;

namespace AefVideo.Faces.Tests;

public class RobustSimilarityTests
{
    private static readonly SimilarityTransform Truth = new(1.02f, 0.03f, 5, -3);

    [Fact]
    public void A_third_of_wrong_points_does_not_matter()
    {
        var (from, to) = Points();
        for (var i = 0; i < from.Length; i += 3) to[i] += new Vector2(9, 7 + i % 5);
        var agreeing = RobustSimilarity.Estimate(from, to, SimilarityTransform.Identity with { X = 5, Y = -3 }, 20, 2, new float[from.Length], out var found);
        Assert.Equal(from.Length - (from.Length + 2) / 3, agreeing);
        foreach (var point in from) Assert.True(Vector2.Distance(Truth.Apply(point), found.Apply(point)) < 0.01f);
    }

    [Fact]
    public void Of_two_groups_the_one_near_the_guess_is_followed()
    {
        var (from, to) = Points();
        for (var i = 0; i < from.Length * 2 / 3; i++) to[i] = from[i] - new Vector2(6, 0);
        var agreeing = RobustSimilarity.Estimate(from, to, SimilarityTransform.Identity with { X = 5, Y = -3 }, 5, 2, new float[from.Length], out var found);
        Assert.Equal(from.Length - from.Length * 2 / 3, agreeing);
        Assert.Equal(Truth.Angle, found.Angle, 0.005f);
    }

    [Fact]
    public void Where_nothing_agrees_the_guess_comes_back()
    {
        var (from, to) = Points();
        var guess = SimilarityTransform.Identity with { X = 500 };
        Assert.Equal(0, RobustSimilarity.Estimate(from, to, guess, 5, 2, new float[from.Length], out var found));
        Assert.Equal(guess, found);
    }

    private static (Vector2[] From, Vector2[] To) Points()
    {
        var from = Enumerable.Range(0, 48).Select(i => new Vector2(i % 8 * 5 - 17.5f, i / 8 * 5 - 12.5f)).ToArray();
        return (from, Array.ConvertAll(from, Truth.Apply));
    }
}
