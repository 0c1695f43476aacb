using AefVideo.Core.Imaging;
using AefVideo.Preview.Platform;
using AefVideo.Preview.Playback;

namespace AefVideo.Tests;

/// <summary>Playing, on a clock that tests move.</summary>
public sealed class PlayerTests : IAsyncDisposable
{
    private const int Rate = TestFootage.FramesPerSecond;
    private static readonly PictureFormat s_format = new(64, 48, PixelLayout.Yuv420, ColorMatrix.Bt709);
    private readonly SteppedClock _clock = new();
    private Player? _player;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_player is not null) await _player.DisposeAsync();
    }

    [Fact]
    public async Task Frames_are_shown_when_they_are_due()
    {
        var player = await StartAsync(seconds: 2);
        Assert.Equal(0, Number(player));
        await PassAsync(player, 0.5);
        Assert.Equal(12, Number(player));
        await PassAsync(player, 0.02);
        Assert.Equal(13, Number(player));
    }

    [Fact]
    public async Task Speed_and_pause_change_the_pace_from_then_on()
    {
        var player = await StartAsync(seconds: 20);
        player.Speed = 2;
        await PassAsync(player, 1);
        Assert.Equal(2 * Rate, Number(player));
        player.IsPaused = true;
        await PassAsync(player, 5);
        Assert.Equal(2 * Rate, Number(player));
        player.IsPaused = false;
        player.Speed = 0.5;
        await PassAsync(player, 2);
        Assert.Equal(3 * Rate, Number(player));
    }

    [Fact]
    public async Task A_step_goes_one_frame_on_or_back_and_stands_still()
    {
        var player = await StartAsync(seconds: 4);
        await PassAsync(player, 1);
        player.Step(1);
        await player.WaitUntilDueAsync(Cancellation);
        Assert.Equal(Rate + 1, Number(player));
        Assert.True(player.IsPaused);
        player.Step(1);
        player.Step(1);
        await player.WaitUntilDueAsync(Cancellation);
        Assert.Equal(Rate + 3, Number(player));
        player.Step(-1);
        await player.WaitUntilDueAsync(Cancellation);
        Assert.Equal(Rate + 2, Number(player));
        await PassAsync(player, 3);
        Assert.Equal(Rate + 2, Number(player));
    }

    [Fact]
    public async Task A_jump_arrives_at_the_very_frame()
    {
        var player = await StartAsync(seconds: 10);
        foreach (var number in (int[])[200, 3, 249, 0, 77])
        {
            player.Seek(TimeSpan.FromSeconds((double)number / Rate));
            Assert.True(player.IsSeeking);
            await player.WaitUntilDueAsync(Cancellation);
            Assert.False(player.IsSeeking);
            Assert.Equal(number, Number(player));
        }
    }

    [Fact]
    public async Task Jumps_beyond_either_end_stay_within()
    {
        var player = await StartAsync(seconds: 2);
        player.Seek(TimeSpan.FromSeconds(-5));
        await player.WaitUntilDueAsync(Cancellation);
        Assert.Equal(0, Number(player));
        player.Seek(TimeSpan.FromHours(1));
        await player.WaitUntilDueAsync(Cancellation);
        Assert.Equal(2 * Rate - 1, Number(player));
    }

    [Fact]
    public async Task Of_a_storm_of_jumps_the_last_one_counts()
    {
        var player = await StartAsync(seconds: 60);
        var random = new Random(4);
        var last = 0;
        for (var i = 0; i < 500; i++)
        {
            last = random.Next(60 * Rate);
            player.Seek(TimeSpan.FromSeconds((double)last / Rate));
            player.Advance();
            if (i % 50 == 0) await Task.Yield();
        }
        await player.WaitUntilDueAsync(Cancellation);
        Assert.Equal(last, Number(player));
        Assert.Null(player.Fault);
    }

    [Fact]
    public async Task A_loop_begins_anew_and_its_time_goes_on()
    {
        var player = await StartAsync(seconds: 1);
        await PassAsync(player, 0.96);
        Assert.Equal(Rate - 1, Number(player));
        var segment = player.Segment;
        await PassAsync(player, 0.04);
        Assert.Equal(0, Number(player));
        Assert.NotEqual(segment, player.Segment);
        Assert.Equal(TimeSpan.FromSeconds(1), player.CurrentTime);
        await PassAsync(player, 2.4);
        Assert.Equal(10, Number(player));
        Assert.False(player.HasEnded);
    }

    [Fact]
    public async Task Without_a_loop_it_stops_at_the_last_frame_and_play_begins_anew()
    {
        var player = await StartAsync(seconds: 1, isLooping: false);
        await PassAsync(player, 3);
        Assert.Equal(Rate - 1, Number(player));
        Assert.True(player.HasEnded);
        player.IsPaused = true;
        player.IsPaused = false;
        await player.WaitUntilDueAsync(Cancellation);
        Assert.Equal(0, Number(player));
        Assert.False(player.HasEnded);
    }

    [Fact]
    public async Task The_same_seed_draws_the_same_frames_wherever_it_begins()
    {
        var player = await StartAsync(seconds: 10);
        await PassAsync(player, 3);
        var played = player.Current!.Picture.Memory.ToArray();
        player.Seek(TimeSpan.FromSeconds(3));
        await player.WaitUntilDueAsync(Cancellation);
        Assert.True(played.AsSpan().SequenceEqual(player.Current.Picture.Memory.Span));
    }

    private static long Number(Player player) => player.Current!.Timestamp;

    private async Task<Player> StartAsync(double seconds, bool isLooping = true)
    {
        _player = new(new TestFootage(s_format, 1, TimeSpan.FromSeconds(seconds)), null, new() { IsLooping = isLooping }, _clock, isStrict: true);
        await _player.WaitUntilDueAsync(Cancellation);
        return _player;
    }

    private async Task PassAsync(Player player, double seconds)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        await player.WaitUntilDueAsync(Cancellation);
    }
}
