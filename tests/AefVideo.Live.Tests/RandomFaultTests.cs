using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Live.Publishing;
using AefVideo.Live.Tests.Stand;
using AefVideo.Pipeline.Sinks;

namespace AefVideo.Live.Tests;

/// <summary>Faults of every kind at once, drawn from a seed: whatever comes, nothing unprotected is shown, and the run can be ended.</summary>
public sealed class RandomFaultTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public async Task Whatever_fails_nothing_unprotected_is_shown_and_the_run_goes_on(int seed)
    {
        var (sourceDraw, trackDraw, protectDraw, sinkDraw) = (new Random(seed), new Random(seed + 1000), new Random(seed + 2000), new Random(seed + 3000));
        var good = new TestSink();
        var bad = new List<TestSink>();
        Task<IFrameSink> OpenBad(CancellationToken cancellation)
        {
            if (bad.Count > 0 && sinkDraw.Next(3) == 0) throw new MediaException("refused");
            bad.Add(new()
            {
                Before = async (_, token) =>
                {
                    switch (sinkDraw.Next(40))
                    {
                        case 0: throw new MediaException("broke off");
                        case 1: throw new InvalidOperationException("a fault of its own");
                        case 2: await Task.Delay(Timeout.Infinite, token); break;
                        case < 8: await Task.Delay(30, token); break;
                    }
                },
            });
            return Task.FromResult<IFrameSink>(bad[^1]);
        }
        await using var rig = await Rig.StartAsync(
            () => new TestSource
            {
                Before = async (number, token) =>
                {
                    if (number == 0) return;
                    switch (sourceDraw.Next(60))
                    {
                        case 0: throw new MediaException("gone");
                        case 1: throw new IOException("a fault of its own");
                        case 2: await Task.Delay(250, token); break;
                    }
                },
                Fill = picture =>
                {
                    // Corrupt, but not so that it looks protected or like a slate.
                    if (sourceDraw.Next(10) == 0) picture.Plane(0)[..^picture.Format.Width].Fill((byte)sourceDraw.Next(110, 200));
                },
            },
            [Rig.Sink(good), ("bad", OpenBad, Rig.Reopening)],
            track: new TestStage("track", (_, _) =>
            {
                var draw = trackDraw.Next(60);
                if (draw < 4) throw new InvalidOperationException("the detector is broken");
                if (draw == 5) Thread.CurrentThread.Join(TimeSpan.FromMilliseconds(400));
            }),
            protect: new TestStage("protect", (_, frame) =>
            {
                if (protectDraw.Next(25) == 0) throw new InvalidOperationException("the protector is broken");
                Marks.Protect(frame.Picture);
            }));
        await good.UntilAsync(frames => frames.Count > 250);
        await rig.StopAsync();

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {good.Summary}; outages {rig.Engine.Counters.Outages}, faults {rig.Engine.Faults.Count}, sink failures {rig.Engine.Lanes[1].Failures}"));
        good.AssertNothingUnprotected();
        Assert.All(bad, sink => sink.AssertNothingUnprotected());
        Assert.All(bad, sink => Assert.True(sink.IsDisposed));
        Assert.True(rig.Engine.Faults.Count > 0);
        Assert.Equal(0, rig.Engine.Lanes[0].Failures);
        Assert.Equal(LaneState.Finished, rig.Engine.Lanes[0].State);
        Assert.True(good.IsFinished);
    }
}
