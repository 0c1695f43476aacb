using AefVideo.Core.Errors;
using AefVideo.Live.Publishing;
using AefVideo.Live.Tests.Stand;
using AefVideo.Pipeline.Sinks;

namespace AefVideo.Live.Tests;

/// <summary>A sink that blocks, breaks off, refuses or is slow, beside one that does its work.</summary>
public sealed class SinkFaultTests
{
    [Fact]
    public async Task A_sink_that_blocks_is_closed_and_opened_again_while_the_others_go_on()
    {
        var good = new TestSink();
        var opened = new List<TestSink>();
        Task<IFrameSink> Open(CancellationToken cancellation)
        {
            var isFirst = opened.Count == 0;
            opened.Add(new()
            {
                Before = async (number, token) =>
                {
                    if (isFirst && number == 5) await Task.Delay(Timeout.Infinite, token);
                },
            });
            return Task.FromResult<IFrameSink>(opened[^1]);
        }
        await using var rig = await Rig.StartAsync(() => new TestSource(), [Rig.Sink(good), ("blocks", Open, Rig.Reopening)]);
        await good.UntilAsync(_ => opened.Count == 2 && opened[1].Frames.Count > 10);
        var lane = rig.Engine.Lanes[1];
        Assert.Equal(LaneState.Running, lane.State);
        Assert.Equal(1, lane.Failures);
        Assert.Contains("took no picture", lane.Message, StringComparison.Ordinal);
        Assert.True(opened[0].IsDisposed);
        Assert.True(lane.Dropped > 5);
        Assert.True(good.Frames.Count > 60, $"{good.Frames.Count} frames");
        Assert.Equal(0, rig.Engine.Lanes[0].Failures);
        opened[1].AssertNothingUnprotected();
    }

    [Fact]
    public async Task A_sink_that_breaks_off_and_then_refuses_is_tried_until_it_takes_pictures_again()
    {
        var good = new TestSink();
        var attempts = 0;
        TestSink? last = null;
        Task<IFrameSink> Open(CancellationToken cancellation)
        {
            attempts++;
            if (attempts is > 1 and < 5) throw new MediaException("rtmp://example: connection refused.");
            var breaks = attempts == 1;
            last = new() { Before = (number, _) => breaks && number == 5 ? throw new MediaException("rtmp://example: broke off.") : ValueTask.CompletedTask };
            return Task.FromResult<IFrameSink>(last);
        }
        await using var rig = await Rig.StartAsync(() => new TestSource(), [Rig.Sink(good), ("rtmp", Open, Rig.Reopening)]);
        await good.UntilAsync(_ => attempts == 5 && last!.Frames.Count > 5);
        Assert.Equal(LaneState.Running, rig.Engine.Lanes[1].State);
        Assert.Equal("rtmp://example: connection refused.", rig.Engine.Lanes[1].Message);
        await rig.StopAsync();
        Assert.Equal(LaneState.Finished, rig.Engine.Lanes[1].State);
        Assert.True(last!.IsFinished);
    }

    [Fact]
    public async Task A_file_that_fails_stays_closed_and_the_others_go_on_to_the_end()
    {
        var good = new TestSink();
        var bad = new TestSink { Before = (number, _) => number == 3 ? throw new MediaException("a.mp4: the disk is full.") : ValueTask.CompletedTask };
        await using var rig = await Rig.StartAsync(() => new TestSource(), [Rig.Sink(good), Rig.Sink(bad)]);
        await good.UntilAsync(frames => rig.Engine.Lanes[1].State == LaneState.Failed && frames.Count > 60);
        Assert.Equal(3, bad.Frames.Count);
        Assert.True(bad.IsDisposed);
        Assert.Equal(LiveEnd.Asked, await rig.StopAsync());
        Assert.Equal((LaneState.Finished, LaneState.Failed), (rig.Engine.Lanes[0].State, rig.Engine.Lanes[1].State));
        Assert.Equal("a.mp4: the disk is full.", rig.Engine.Lanes[1].Message);
    }

    [Fact]
    public async Task When_no_sink_is_left_the_run_ends()
    {
        TestSink[] sinks = [Failing(3), Failing(5)];
        await using var rig = await Rig.StartAsync(() => new TestSource(), [Rig.Sink(sinks[0]), Rig.Sink(sinks[1])]);
        Assert.Equal(LiveEnd.SinksFailed, await rig.EndAsync());

        static TestSink Failing(int at) => new() { Before = (number, _) => number == at ? throw new IOException("no") : ValueTask.CompletedTask };
    }

    [Fact]
    public async Task A_slow_sink_misses_frames_and_a_quick_one_none()
    {
        var quick = new TestSink();
        var slow = new TestSink { Before = (_, cancellation) => new(Task.Delay(70, cancellation)) };
        await using var rig = await Rig.StartAsync(() => new TestSource(), [Rig.Sink(quick), Rig.Sink(slow)]);
        await quick.UntilAsync(frames => frames.Count > 80);
        await rig.StopAsync();
        Assert.True(rig.Engine.Lanes[1].Dropped > 30, $"{rig.Engine.Lanes[1].Dropped} dropped");
        Assert.InRange(rig.Engine.Lanes[0].Dropped, 0, 5);
        quick.AssertNothingUnprotected();
        slow.AssertNothingUnprotected();
    }

    [Fact]
    public async Task A_sink_that_hangs_at_its_end_does_not_hold_up_the_others()
    {
        var good = new TestSink();
        var hanging = new TestSink { Before = async (number, cancellation) => await Task.Delay(number == 3 ? Timeout.Infinite : 0, cancellation) };
        await using var rig = await Rig.StartAsync(() => new TestSource(), [Rig.Sink(good), Rig.Sink(hanging)]);
        await good.UntilAsync(frames => frames.Count > 20);
        await rig.StopAsync();
        Assert.True(good.IsFinished);
        Assert.True(hanging.IsDisposed);
    }

    [Fact]
    public async Task When_a_sink_cannot_be_opened_at_first_the_run_does_not_begin_and_the_others_leave_nothing()
    {
        var good = new TestSink();
        var exception = await Assert.ThrowsAsync<UsageException>(() => Rig.StartAsync(() => new TestSource(), [Rig.Sink(good), ("bad", _ => throw new UsageException("b.avi: is not written here."), new())]));
        Assert.Contains("b.avi", exception.Message, StringComparison.Ordinal);
        Assert.True(good.IsDisposed);
        Assert.Empty(good.Frames);
    }
}
