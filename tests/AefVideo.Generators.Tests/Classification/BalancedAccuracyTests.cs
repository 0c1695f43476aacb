using AefVideo.Generators.Classification;

namespace AefVideo.Generators.Tests.Classification;

public sealed class BalancedAccuracyTests
{
    [Fact]
    public void Both_answers_weigh_the_same_however_rare_one_is()
    {
        float[] scores = [-2, -1, -1, 1, 2, -3, -3, -3];
        bool[] labels = [false, false, false, false, true, false, true, false];
        // One of two is found, five of six are rejected.
        Assert.Equal((1 / 2.0 + 5 / 6.0) / 2, BalancedAccuracy.Of(scores, labels, 0), 9);
        Assert.Equal(0.5, BalancedAccuracy.Of(scores, labels, 10));
        Assert.Equal(0.5, BalancedAccuracy.Of(scores, labels, -10));
    }

    [Fact]
    public void A_score_equal_to_the_threshold_is_a_no() => Assert.Equal(0.5, BalancedAccuracy.Of([1, 1], [true, false], 1));

    [Fact]
    public void Where_all_labels_are_the_same_there_is_no_accuracy_and_no_threshold()
    {
        Assert.True(double.IsNaN(BalancedAccuracy.Of([1, 2], [true, true], 0)));
        Assert.Throws<ArgumentException>(() => BalancedAccuracy.BestThreshold([1, 2], [true, true]));
        Assert.Throws<ArgumentException>(() => BalancedAccuracy.BestThreshold([1, 2], [false, false]));
    }

    [Fact]
    public void The_best_threshold_lies_between_what_can_be_separated()
    {
        Assert.Equal(2.5, BalancedAccuracy.BestThreshold([4, 1, 3, 2], [true, false, true, false]), 9);
        float[] scores = [0.1f, 0.2f, 0.9f, 0.3f, 0.8f, 0.7f];
        bool[] labels = [false, false, false, true, true, true];
        Assert.Equal(0.25, BalancedAccuracy.BestThreshold(scores, labels), 6);
    }

    [Fact]
    public void Neighbours_that_are_as_good_have_a_say()
    {
        // 1,000 pictures, so that a few wrong ones hardly count: from 500 on they have the attribute, and their scores stand ten times as far apart.
        var scores = Enumerable.Range(0, 1000).Select(i => i < 500 ? i : 500f + 10 * (i - 500)).ToArray();
        var labels = Enumerable.Range(0, 1000).Select(i => i >= 500).ToArray();
        Assert.InRange(BalancedAccuracy.BestThreshold(scores, labels), 505, 525);
    }

    [Fact]
    public void Thresholds_as_good_as_the_best_but_beyond_a_worse_one_have_none() => Assert.Equal(1.5, BalancedAccuracy.BestThreshold([1, 2, 3, 4], [false, true, false, true]));
}
