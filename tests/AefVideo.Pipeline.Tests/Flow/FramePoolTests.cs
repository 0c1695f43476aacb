using AefVideo.Core.Imaging;

namespace AefVideo.Pipeline.Tests.Flow;

public sealed class FramePoolTests
{
    private static readonly PictureFormat Small = new(4, 4, PixelLayout.Gray);

    [Fact]
    public void Frames_are_made_once_and_reused()
    {
        var pool = new FramePool(Small, 2);
        Assert.True(pool.TryRent(out var first));
        first.Release();
        Assert.True(pool.TryRent(out var second));
        Assert.Same(first, second);
        Assert.Equal(1, pool.Made);
    }

    [Fact]
    public async Task An_empty_pool_makes_the_renter_wait_for_a_release()
    {
        var pool = new FramePool(Small, 1);
        Assert.True(pool.TryRent(out var held));
        Assert.False(pool.TryRent(out _));
        var waiting = pool.RentAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.False(waiting.IsCompleted);
        held.Release();
        Assert.Same(held, await waiting);
    }

    [Fact]
    public void A_frame_returns_when_its_last_holder_lets_go()
    {
        var pool = new FramePool(Small, 1);
        Assert.True(pool.TryRent(out var frame));
        frame.Hold();
        frame.Release();
        Assert.Equal(1, pool.Rented);
        frame.Release();
        Assert.Equal(0, pool.Rented);
    }

    [Fact]
    public void Letting_go_too_often_is_an_error()
    {
        var pool = new FramePool(Small, 1);
        Assert.True(pool.TryRent(out var frame));
        frame.Release();
        Assert.Throws<InvalidOperationException>(frame.Release);
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        var pool = new FramePool(Small, 1);
        Assert.True(pool.TryRent(out _));
        using var cancellation = new CancellationTokenSource();
        var waiting = pool.RentAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
