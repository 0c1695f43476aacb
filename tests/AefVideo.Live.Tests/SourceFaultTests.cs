using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Live.Tests.Stand;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Live.Tests;

/// <summary>A source that stalls, breaks off, comes back, changes its size or gives nonsense.</summary>
public sealed class SourceFaultTests
{
    [Fact]
    public async Task While_a_source_stalls_slates_go_out_and_afterwards_pictures_again()
    {
        var sink = new TestSink();
        var isStalling = true;
        await using var rig = await Rig.StartAsync(
            () => new TestSource
            {
                Before = async (number, cancellation) =>
                {
                    if (number != 10 || !isStalling) return;
                    isStalling = false;
                    await Task.Delay(TimeSpan.FromMilliseconds(450), cancellation);
                },
            },
            [Rig.Sink(sink)]);
        await sink.UntilAsync(frames => frames.Count > 10 && frames[^1].Shown == Shown.Protected && frames.Any(frame => frame.Gap == FrameGap.NoSignal));
        sink.AssertNothingUnprotected();
        Assert.Equal(0, rig.Engine.Counters.Outages);
        Assert.Equal(LiveEnd.Asked, await rig.StopAsync());
        Assert.True(sink.IsFinished);
    }

    [Fact]
    public async Task A_source_that_stalls_for_too_long_is_opened_again()
    {
        var sink = new TestSink();
        var sources = new List<TestSource>();
        await using var rig = await Rig.StartAsync(
            () =>
            {
                var isFirst = sources.Count == 0;
                sources.Add(new()
                {
                    Before = async (number, cancellation) =>
                    {
                        if (isFirst && number == 5) await Task.Delay(Timeout.Infinite, cancellation);
                    },
                });
                return sources[^1];
            },
            [Rig.Sink(sink)]);
        await sink.UntilAsync(_ => rig.Engine.Counters.Reconnects == 1);
        Assert.Equal(2, sources.Count);
        Assert.True(sources[0].IsDisposed);
        Assert.Equal(1, rig.Engine.Counters.Outages);
        await sink.UntilAsync(frames => frames[^1].Shown == Shown.Protected);
        sink.AssertNothingUnprotected();
    }

    [Fact]
    public async Task A_camera_that_is_unplugged_is_tried_again_with_growing_pauses_while_slates_go_out()
    {
        var sink = new TestSink();
        var attempts = new List<TimeSpan>();
        var clock = new LiveClock();
        await using var rig = await Rig.StartAsync(
            () =>
            {
                attempts.Add(clock.Now);
                var isGone = attempts.Count is > 1 and < 6;
                return new TestSource
                {
                    Before = (number, _) => number == (isGone ? 0 : 10) && attempts.Count < 6 ? throw new MediaException("camera: is gone.") : ValueTask.CompletedTask,
                };
            },
            [Rig.Sink(sink)]);
        await sink.UntilAsync(frames => rig.Engine.Counters.Reconnects == 1 && frames[^1].Shown == Shown.Protected);
        Assert.Equal(6, attempts.Count);
        Assert.Equal(5, rig.Engine.Counters.Outages);
        Assert.Equal("camera: is gone.", rig.Engine.SourceFault);
        Assert.Contains(sink.Frames, frame => frame.Gap == FrameGap.NoSignal && frame.Shown == Shown.Slate);
        // 30, 60, 120, 120, 120 ms at least, whatever the machine adds.
        Assert.True(attempts[3] - attempts[2] >= TimeSpan.FromMilliseconds(55), $"{attempts[3] - attempts[2]}");
        Assert.True(attempts[5] - attempts[4] >= TimeSpan.FromMilliseconds(110), $"{attempts[5] - attempts[4]}");
        sink.AssertNothingUnprotected();
    }

    [Fact]
    public async Task A_source_that_comes_back_with_another_size_is_refused_until_it_has_its_own_again()
    {
        var sink = new TestSink();
        var opened = 0;
        await using var rig = await Rig.StartAsync(
            () => ++opened == 2
                ? new TestSource { Format = new(128, 96, PixelLayout.Yuv420) }
                : new TestSource { Before = (number, _) => opened == 1 && number == 5 ? throw new MediaException("gone") : ValueTask.CompletedTask },
            [Rig.Sink(sink)]);
        await sink.UntilAsync(_ => rig.Engine.Counters.Reconnects == 1);
        Assert.Equal(3, opened);
        Assert.Contains("128×96", rig.Engine.SourceFault, StringComparison.Ordinal);
        sink.AssertNothingUnprotected();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Pictures_full_of_nonsense_are_worked_on_like_any_other(int seed)
    {
        var random = new Random(seed);
        var sink = new TestSink();
        await using var rig = await Rig.StartAsync(
            () => new TestSource
            {
                Fill = picture =>
                {
                    if (random.Next(3) == 0) random.NextBytes(picture.Memory.Span);
                },
            },
            [Rig.Sink(sink)], RealTracking.Stage(out var tracking));
        using (tracking)
        {
            await sink.UntilAsync(frames => frames.Count > 40);
            await rig.StopAsync();
            await rig.Engine.Idle;
            sink.AssertNothingUnprotected();
            Assert.Equal(0, rig.Engine.Faults.Count);
        }
    }

    [Fact]
    public async Task A_file_ends_the_run_at_its_end_and_every_sink_is_finished()
    {
        TestSink[] sinks = [new(), new()];
        await using var rig = await Rig.StartAsync(() => new TestSource { End = 20 }, [Rig.Sink(sinks[0]), Rig.Sink(sinks[1])], capture: new());
        Assert.Equal(LiveEnd.SourceEnded, await rig.EndAsync());
        Assert.All(sinks, sink => Assert.True(sink.IsFinished && sink.IsDisposed));
        Assert.Null(rig.Engine.Fault);
    }

    [Fact]
    public async Task A_file_that_breaks_off_ends_the_run_with_its_fault_and_every_sink_is_finished()
    {
        var sink = new TestSink();
        await using var rig = await Rig.StartAsync(() => new TestSource { Before = (number, _) => number == 7 ? throw new MediaException("clip.mp4: is damaged.") : ValueTask.CompletedTask }, [Rig.Sink(sink)], capture: new());
        Assert.Equal(LiveEnd.SourceFailed, await rig.EndAsync());
        Assert.Equal("clip.mp4: is damaged.", rig.Engine.Fault?.Message);
        Assert.True(sink.IsFinished);
    }

    [Fact]
    public async Task A_camera_that_never_gives_a_picture_ends_the_run_at_once()
    {
        var sink = new TestSink();
        await using var rig = await Rig.StartAsync(() => new TestSource { Before = (_, _) => throw new EnvironmentException("/dev/video0: there is no such camera.") }, [Rig.Sink(sink)]);
        Assert.Equal(LiveEnd.SourceFailed, await rig.EndAsync());
        Assert.IsType<EnvironmentException>(rig.Engine.Fault);
        Assert.Empty(sink.Frames);
    }

    [Fact]
    public async Task Who_keeps_every_frame_gets_every_frame_in_order_though_a_sink_is_slow()
    {
        var sink = new TestSink { Before = (_, cancellation) => new(Task.Delay(15, cancellation)) };
        await using var rig = await Rig.StartAsync(() => new CountedSource(60), [Rig.Sink(sink)], capture: new() { KeepsAll = true, KeepsTimes = true });
        Assert.Equal(LiveEnd.SourceEnded, await rig.EndAsync());
        Assert.Equal(Enumerable.Range(0, 60).Select(number => TimeSpan.FromSeconds(number / 30.0)), sink.Frames.Select(frame => frame.Time));
        Assert.Equal(0, rig.Engine.Dropped);
    }

    private sealed class CountedSource(int frames) : IFrameSource
    {
        private int _next;

        public string Name => "count";

        public PictureFormat Format => Marks.Format;

        public TimeBase TimeBase => new(1, TimeSpan.TicksPerSecond);

        public ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
        {
            if (_next == frames) return ValueTask.FromResult(false);
            frame.Picture.Plane(0).Fill(Marks.Captured);
            frame.Time = TimeSpan.FromSeconds(_next++ / 30.0);
            return ValueTask.FromResult(true);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
