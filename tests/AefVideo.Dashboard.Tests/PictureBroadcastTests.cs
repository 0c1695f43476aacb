using AefVideo.Core.Imaging;
using AefVideo.Dashboard.Pictures;

namespace AefVideo.Dashboard.Tests;

public sealed class PictureBroadcastTests
{
    private static readonly PictureFormat s_format = new(160, 96, PixelLayout.Yuv420, ColorMatrix.Bt709);

    [Fact]
    public async Task Nothing_is_encoded_while_nobody_watches()
    {
        await using var broadcast = new PictureBroadcast(80, 4);
        var picture = new MovingPicture(s_format).Next();
        for (var i = 0; i < 10; i++) broadcast.Offer(picture);
        using (var watcher = broadcast.TryJoin()!)
        {
            broadcast.Offer(picture);
            await TakeAsync(watcher);
        }
        Assert.False(broadcast.IsWatched);
        broadcast.Offer(picture);
        Assert.Equal(1, broadcast.Encoded);
    }

    [Fact]
    public async Task A_picture_is_encoded_once_for_all_who_watch()
    {
        await using var broadcast = new PictureBroadcast(80, 4);
        using var first = broadcast.TryJoin()!;
        using var second = broadcast.TryJoin()!;
        broadcast.Offer(new MovingPicture(s_format).Next());
        var (one, other) = (await HeldAsync(first), await HeldAsync(second));
        Assert.Same(one, other);
        Assert.Equal(1, broadcast.Encoded);
        one.Release();
        other.Release();
    }

    [Fact]
    public async Task Whoever_does_not_read_misses_pictures_and_holds_up_nobody()
    {
        await using var broadcast = new PictureBroadcast(80, 4);
        using var stalled = broadcast.TryJoin()!;
        using var quick = broadcast.TryJoin()!;
        var moving = new MovingPicture(s_format);
        byte[] last = [];
        for (var i = 0; i < 30; i++)
        {
            broadcast.Offer(moving.Next());
            last = await TakeAsync(quick);
        }
        Assert.Equal(30, broadcast.Encoded);
        Assert.Equal(29, stalled.Dropped);
        // What the stalled one finds is the newest, not the oldest.
        Assert.Equal(last, await TakeAsync(stalled));
        Assert.InRange(broadcast.BuffersMade, 1, 4);
    }

    [Fact]
    public async Task Only_so_many_may_watch()
    {
        await using var broadcast = new PictureBroadcast(80, 2);
        using var first = broadcast.TryJoin();
        var second = broadcast.TryJoin();
        Assert.Null(broadcast.TryJoin());
        second!.Dispose();
        using var third = broadcast.TryJoin();
        Assert.NotNull(third);
    }

    [Fact]
    public async Task The_format_may_change_on_the_way()
    {
        await using var broadcast = new PictureBroadcast(80, 2);
        using var watcher = broadcast.TryJoin()!;
        broadcast.Offer(new MovingPicture(s_format).Next());
        await TakeAsync(watcher);
        var larger = new PictureFormat(200, 120, PixelLayout.Yuv420);
        broadcast.Offer(new MovingPicture(larger).Next());
        Assert.Equal(3 * larger.Width * larger.Height, (await DecodedJpeg.ReadAsync(await TakeAsync(watcher))).Length);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_encoded_ends_the_broadcast_and_nothing_else()
    {
        await using var broadcast = new PictureBroadcast(80, 2);
        using var watcher = broadcast.TryJoin()!;
        // JPEG files have at most 65535 columns.
        broadcast.Offer(new Picture(new(70_000, 8, PixelLayout.Gray)));
        Assert.False(await watcher.WaitAsync());
        Assert.Contains("70000×8", broadcast.Fault, StringComparison.Ordinal);
        Assert.Null(broadcast.TryJoin());
        broadcast.Offer(new Picture(s_format));
    }

    private static async Task<EncodedPicture> HeldAsync(PictureWatcher watcher)
    {
        Assert.True(await watcher.WaitAsync());
        Assert.True(watcher.TryTake(out var picture));
        return picture;
    }

    private static async Task<byte[]> TakeAsync(PictureWatcher watcher)
    {
        var picture = await HeldAsync(watcher);
        var bytes = picture.Bytes.ToArray();
        picture.Release();
        return bytes;
    }
}
