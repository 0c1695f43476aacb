using AefVideo.Core.Imaging;
using AefVideo.Faces;
using AefVideo.Live.Tests.Stand;
using AefVideo.Pipeline;

namespace AefVideo.Live.Tests;

/// <summary>A detector or a protector that throws, is slow or hangs.</summary>
public sealed class StageFaultTests
{
    [Theory]
    [InlineData(GapPolicy.Blank, 1)]
    [InlineData(GapPolicy.Blank, 2)]
    [InlineData(GapPolicy.Mark, 1)]
    [InlineData(GapPolicy.Pass, 1)]
    public async Task A_frame_whose_faces_could_not_be_found_leaves_only_as_the_policy_allows(GapPolicy policy, int seed)
    {
        var random = new Random(seed);
        var sink = new TestSink();
        await using var rig = await Rig.StartAsync(
            () => new TestSource(), [Rig.Sink(sink)], policy: policy,
            track: new TestStage("track", (_, _) =>
            {
                if (random.Next(3) == 0) throw new InvalidOperationException("the detector is broken");
            }));
        await sink.UntilAsync(frames => frames.Count > 60);
        await rig.StopAsync();
        AssertCovered(sink, policy, FrameGap.FacesUnknown);
        Assert.True(rig.Engine.Faults.Count > 5);
        Assert.Equal("the detector is broken", rig.Engine.Faults.Last?.Message);
        Assert.Equal(rig.Engine.Faults.Count, rig.Engine.Counters.Gaps(FrameGap.FacesUnknown) + rig.Engine.Dropped, 6.0);
    }

    [Theory]
    [InlineData(GapPolicy.Blank)]
    [InlineData(GapPolicy.Mark)]
    public async Task A_frame_that_could_not_be_protected_leaves_only_as_the_policy_allows(GapPolicy policy)
    {
        var sink = new TestSink();
        await using var rig = await Rig.StartAsync(
            () => new TestSource(), [Rig.Sink(sink)], policy: policy,
            protect: new TestStage("protect", (number, frame) =>
            {
                if (number % 4 == 1) throw new InvalidOperationException("the protector is broken");
                Marks.Protect(frame.Picture);
            }));
        await sink.UntilAsync(frames => frames.Count > 40);
        await rig.StopAsync();
        AssertCovered(sink, policy, FrameGap.Unprotected);
    }

    [Fact]
    public async Task A_real_tracker_over_a_detector_that_throws_recovers()
    {
        var sink = new TestSink();
        var detector = new ThrowingDetector();
        await using var rig = await Rig.StartAsync(() => new TestSource { Fill = picture => picture.Plane(0)[..96].Fill((byte)Random.Shared.Next(16, 235)) }, [Rig.Sink(sink)], RealTracking.Stage(out var tracking, inner =>
        {
            detector.Inner = inner;
            return detector;
        }));
        using (tracking)
        {
            await sink.UntilAsync(frames => frames.Any(frame => frame.Gap == FrameGap.FacesUnknown));
            var failed = sink.Frames.Count;
            detector.IsBroken = false;
            await sink.UntilAsync(frames => frames.Count > failed + 10 && frames[^1].Shown == Shown.Protected);
            await rig.StopAsync();
            await rig.Engine.Idle;
            sink.AssertNothingUnprotected();
        }
    }

    [Theory]
    [InlineData(GapPolicy.Blank)]
    [InlineData(GapPolicy.Mark)]
    [InlineData(GapPolicy.Pass)]
    public async Task While_the_detector_hangs_stand_ins_go_out_instead_of_a_frozen_picture(GapPolicy policy)
    {
        using var gate = new ManualResetEventSlim(true);
        var sink = new TestSink();
        await using var rig = await Rig.StartAsync(
            () => new TestSource(), [Rig.Sink(sink)], policy: policy,
            track: new TestStage("track", (number, _) =>
            {
                if (number == 20) gate.Reset();
                gate.Wait(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            }));
        await sink.UntilAsync(frames => frames.Count(frame => frame.Gap == FrameGap.Late) >= 5);
        gate.Set();
        await sink.UntilAsync(frames => frames[^1].Shown == Shown.Protected);
        await rig.StopAsync();
        AssertCovered(sink, policy, FrameGap.Late);
        Assert.Equal(sink.Frames.Count(frame => frame.Gap == FrameGap.Late), (int)rig.Engine.Counters.Gaps(FrameGap.Late));
    }

    [Fact]
    public async Task A_detector_that_hangs_for_good_does_not_keep_files_from_being_finished()
    {
        using var gate = new ManualResetEventSlim();
        var sink = new TestSink();
        await using var rig = await Rig.StartAsync(
            () => new TestSource(), [Rig.Sink(sink)],
            track: new TestStage("track", (number, _) =>
            {
                if (number == 10) gate.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
            }));
        await sink.UntilAsync(frames => frames.Any(frame => frame.Gap == FrameGap.Late));
        Assert.Equal(LiveEnd.Asked, await rig.StopAsync());
        Assert.True(sink.IsFinished && sink.IsDisposed);
        gate.Set();
    }

    [Fact]
    public async Task A_stage_that_is_too_slow_makes_frames_miss_and_not_wait()
    {
        var sink = new TestSink();
        await using var rig = await Rig.StartAsync(
            () => new TestSource(), [Rig.Sink(sink)],
            track: new TestStage("track", (_, _) => Thread.CurrentThread.Join(TimeSpan.FromMilliseconds(60))));
        await sink.UntilAsync(frames => frames.Count > 20);
        await rig.StopAsync();
        sink.AssertNothingUnprotected();
        Assert.True(rig.Engine.Dropped > 40, $"{rig.Engine.Dropped} dropped");
        // One frame waits while one is worked on: about two turns of 60 ms. A queue that grew would make it seconds.
        Assert.InRange(rig.Engine.Counters.Latency.Percentile(0.95).TotalMilliseconds, 60, 400);
    }

    [Fact]
    public async Task Paused_or_blanked_nothing_but_slates_go_out()
    {
        var sink = new TestSink();
        await using var rig = await Rig.StartAsync(() => new TestSource(), [Rig.Sink(sink)]);
        await sink.UntilAsync(frames => frames.Count > 5);
        foreach (var set in (Action<bool>[])[on => rig.Engine.Controls.IsPaused = on, on => rig.Engine.Controls.IsBlank = on])
        {
            set(true);
            var before = sink.Frames.Count;
            // Three may be on their way.
            await sink.UntilAsync(frames => frames.Count > before + 10);
            Assert.All(sink.Frames.Skip(before + 4), frame => Assert.Equal(Shown.Slate, frame.Shown));
            set(false);
            await sink.UntilAsync(frames => frames[^1].Shown == Shown.Protected);
        }
        sink.AssertNothingUnprotected();
    }

    private static void AssertCovered(TestSink sink, GapPolicy policy, FrameGap kind)
    {
        var gaps = sink.Frames.Where(frame => frame.Gap == kind).ToArray();
        Assert.NotEmpty(gaps);
        var expected = policy switch
        {
            GapPolicy.Blank => Shown.Slate,
            GapPolicy.Mark => Shown.Marked,
            _ => Shown.Unprotected,
        };
        Assert.All(gaps, gap => Assert.Equal(expected, gap.Shown));
        Assert.Contains(sink.Frames, frame => frame.Shown == Shown.Protected);
        if (policy != GapPolicy.Pass) sink.AssertNothingUnprotected();
        Assert.All(sink.Frames.Where(frame => frame.Gap == FrameGap.None), frame => Assert.Equal(Shown.Protected, frame.Shown));
    }

    private sealed class ThrowingDetector : IFaceDetector
    {
        private volatile bool _isBroken = true;

        public IFaceDetector? Inner { get; set; }

        public bool IsBroken
        {
            get => _isBroken;
            set => _isBroken = value;
        }

        public void Detect(Picture picture, int clockwiseQuarterTurns, List<FaceDetection> faces)
        {
            if (IsBroken) throw new InvalidOperationException("no");
            Inner!.Detect(picture, clockwiseQuarterTurns, faces);
        }

        public void Dispose() => Inner?.Dispose();
    }
}
