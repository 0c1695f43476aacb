using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Faces.Tracking;

namespace AefVideo.Faces.Tests;

public class SteadyTransformTests
{
    private const float Seconds = 0.04f;
    private const float Slack = 0.002f;
    private const float Side = 200;

    [Fact]
    public void What_trembles_comes_to_rest_bit_for_bit()
    {
        var steady = new SteadyTransform();
        var random = new Random(3);
        var seen = new List<SimilarityTransform>();
        for (var frame = 0; frame < 100; frame++) seen.Add(steady.Follow(At(100 + 0.2f * random.NextSingle()), Seconds, Slack));
        Assert.Single(seen.Skip(20).Distinct());
    }

    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.03f)]
    [InlineData(0.1f)]
    public void What_drifts_is_never_further_off_than_the_slack(float step)
    {
        var steady = new SteadyTransform();
        var seen = new List<SimilarityTransform>();
        for (var frame = 0; frame < 400; frame++)
        {
            var wanted = At(100 + step * frame, 0.0001f * step * frame);
            seen.Add(steady.Follow(wanted, Seconds, Slack));
            Assert.True(Apart(seen[^1], wanted) <= Slack * wanted.Scale + 1e-3f);
        }
        // No jump is longer than the slack and the step after it.
        for (var frame = 1; frame < seen.Count; frame++) Assert.True(Apart(seen[frame - 1], seen[frame]) <= Slack * Side + 2 * step);
    }

    [Fact]
    public void What_moves_fast_is_not_held_back()
    {
        var steady = new SteadyTransform();
        for (var frame = 0; frame < 50; frame++) Assert.Equal(At(100 + 3 * frame), steady.Follow(At(100 + 3 * frame), Seconds, Slack));
    }

    [Fact]
    public void What_leaves_its_rest_is_followed_in_the_same_frame()
    {
        var steady = new SteadyTransform();
        for (var frame = 0; frame < 20; frame++) steady.Follow(At(100), Seconds, Slack);
        Assert.Equal(At(100), steady.Follow(At(100.3f), Seconds, Slack));
        Assert.Equal(At(100.5f), steady.Follow(At(100.5f), Seconds, Slack));
        Assert.Equal(At(100.6f), steady.Follow(At(100.6f), Seconds, Slack));
    }

    [Fact]
    public void Without_slack_every_tremor_is_passed_on_and_after_a_reset_too()
    {
        var steady = new SteadyTransform();
        for (var frame = 0; frame < 20; frame++) Assert.Equal(At(100 + frame % 2 * 0.01f), steady.Follow(At(100 + frame % 2 * 0.01f), Seconds, 0));
        for (var frame = 0; frame < 20; frame++) steady.Follow(At(100), Seconds, Slack);
        steady.Reset();
        Assert.Equal(At(100.1f), steady.Follow(At(100.1f), Seconds, Slack));
    }

    [Fact]
    public void Turning_and_growing_move_the_corners_too()
    {
        var steady = new SteadyTransform();
        for (var frame = 0; frame < 20; frame++) steady.Follow(At(100), Seconds, Slack);
        Assert.Equal(At(100, 0.01f), steady.Follow(At(100, 0.01f), Seconds, Slack));
        steady.Reset();
        for (var frame = 0; frame < 20; frame++) steady.Follow(At(100), Seconds, Slack);
        var grown = At(100) with { A = Side * 1.01f };
        Assert.Equal(grown, steady.Follow(grown, Seconds, Slack));
    }

    private static SimilarityTransform At(float x, float angle = 0) => new(Side * MathF.Cos(angle), Side * MathF.Sin(angle), x, 50);

    /// <summary>Largest distance between where two transforms take a corner of the unit square.</summary>
    private static float Apart(SimilarityTransform a, SimilarityTransform b)
    {
        var largest = 0f;
        foreach (var corner in new Vector2[] { new(0, 0), new(1, 0), new(0, 1), new(1, 1) }) largest = MathF.Max(largest, Vector2.Distance(a.Apply(corner), b.Apply(corner)));
        return largest;
    }
}
