using AefVideo.Preview.Platform;

namespace AefVideo.Preview.Tests;

public class DisplayJudgeTests
{
    [Theory]
    [InlineData(1 / 1000.0, true)]
    [InlineData(1 / 104.0, true)]
    [InlineData(1 / 60.0, false)]
    [InlineData(1 / 20.0, false)]
    public void Frames_quicker_than_the_display_did_not_wait_for_it(double seconds, bool isUnbound)
    {
        var judge = new DisplayJudge(60);
        for (var frame = 1; frame < DisplayJudge.Frames; frame++) Assert.False(judge.IsUnbound(seconds));
        Assert.Equal(isUnbound, judge.IsUnbound(seconds));
    }

    [Fact]
    public void Frames_that_were_slow_for_another_reason_do_not_settle_it()
    {
        var judge = new DisplayJudge(60);
        for (var frame = 0; frame < DisplayJudge.Frames; frame++) Assert.False(judge.IsUnbound(0.03));
        for (var frame = 1; frame < DisplayJudge.Frames; frame++) Assert.False(judge.IsUnbound(0.002));
        Assert.True(judge.IsUnbound(0.002));
    }
}
