using AefVideo.Evaluation.Verification;

namespace AefVideo.Evaluation.Tests.Verification;

public sealed class FramePlanTests
{
    [Theory]
    [InlineData(4, null, 100L, 100, new long[] { 12, 37, 62, 87 })]
    [InlineData(24, null, 3L, 3, new long[] { 0, 1, 2 })]
    [InlineData(1, null, 30L, 30, new long[] { 15 })]
    [InlineData(24, 10, 35L, 35, new long[] { 0, 10, 20, 30 })]
    [InlineData(24, null, null, 60, new long[] { 0, 25, 50 })]
    // The container promised more frames than there are, or fewer.
    [InlineData(2, null, 40L, 20, new long[] { 10 })]
    [InlineData(2, null, 10L, 20, new long[] { 2, 7 })]
    public void Frames_are_spread_evenly(int wanted, int? every, long? expected, int frames, long[] taken)
    {
        var plan = new FramePlan(wanted, every, expected);
        Assert.Equal(taken, Enumerable.Range(0, frames).Select(frame => (long)frame).Where(plan.Takes));
        if (expected == frames) Assert.Equal(taken.Length, plan.Planned);
    }

    [Fact]
    public void As_many_are_taken_as_wanted_whatever_the_length()
    {
        for (var length = 1; length < 200; length++)
        {
            var plan = new FramePlan(24, null, length);
            Assert.Equal(Math.Min(24, length), Enumerable.Range(0, length).Count(frame => plan.Takes(frame)));
        }
    }
}
