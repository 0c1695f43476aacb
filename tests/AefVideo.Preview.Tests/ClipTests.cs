using AefVideo.Faces;
using AefVideo.Pipeline.Media;
using AefVideo.Preview;
using AefVideo.Preview.Platform;
using AefVideo.Preview.Playback;

namespace AefVideo.Tests;

/// <summary>The sample clip, decoded and searched for faces.</summary>
public sealed class ClipTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jumps_in_a_clip_arrive_at_the_very_frame_with_its_face()
    {
        var clip = await MediaInspector.InspectAsync(SharedFiles.InRepository("media", "sample.mp4"), Cancellation);
        using var detector = new BlazeFaceDetector(new());
        var clock = new SteppedClock();
        await using var player = new Player(new ClipFootage(clip), detector, new() { From = TimeSpan.FromSeconds(2) }, clock, isStrict: true);
        await player.WaitUntilDueAsync(Cancellation);
        Assert.Equal(TimeSpan.FromSeconds(2), player.Position);
        foreach (var frame in (int[])[180, 7, 199])
        {
            player.Seek(TimeSpan.FromSeconds(frame / 25.0));
            await player.WaitUntilDueAsync(Cancellation);
            Assert.Equal(frame, Math.Round(player.Position.TotalSeconds * 25));
            Assert.Single(player.Current!.Faces);
        }
        Assert.Null(player.Fault);
    }

    [Fact]
    public async Task A_picture_is_shown_as_long_as_wanted()
    {
        var footage = await FootageChoice.OpenAsync(SharedFiles.InRepository("media", "astronaut.png"), 1, Cancellation);
        using var detector = new BlazeFaceDetector(new());
        await Studio.RunAsync(
            async host =>
            {
                await Studio.ShootAsync(host);
                Assert.Single(host.Session.Scene.Faces);
                Assert.NotNull(host.Session.FacePsnr);
            },
            setup: Studio.Setup(footage) with { Detector = detector });
    }

    [Fact]
    public async Task A_live_source_shows_its_newest_picture()
    {
        // ffmpeg's own test picture in place of a camera: the same way through a pipe, timed by arrival.
        var footage = new CameraFootage("testsrc2=size=640x360:rate=25", 320, 180, 25, "lavfi");
        using var detector = new BlazeFaceDetector(new());
        await using var player = new Player(footage, detector, new(), TimeProvider.System, isStrict: true);
        for (var i = 0; i < 5; i++)
        {
            await player.WaitUntilDueAsync(Cancellation);
            await Task.Delay(40, Cancellation);
            player.Advance();
        }
        Assert.NotNull(player.Current);
        Assert.Null(player.Fault);
        Assert.True(player.CurrentTime > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_camera_that_is_not_there_is_one_sentence()
    {
        using var detector = new BlazeFaceDetector(new());
        await using var player = new Player(new CameraFootage("/dev/video99", 320, 180, 25), detector, new(), TimeProvider.System, isStrict: true);
        await player.WaitUntilDueAsync(Cancellation);
        while (player.Fault is null) await Task.Delay(10, Cancellation);
        Assert.Contains("/dev/video99: there is no such camera", player.Fault.Message, StringComparison.Ordinal);
    }
}
