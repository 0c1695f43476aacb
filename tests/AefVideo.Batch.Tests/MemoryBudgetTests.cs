using AefVideo.Batch.Running;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;

namespace AefVideo.Batch.Tests;

public sealed class MemoryBudgetTests
{
    private static readonly MediaDescription Video = new()
    {
        Path = "a", Container = "mp4", Video = new(0, StreamKind.Video, "h264", "", new Dictionary<string, string>(), []), Format = new(640, 480, PixelLayout.Yuv420), StoredPixelFormat = "yuv420p",
        DecodedPixelFormat = "yuv420p", Color = new(null, null, null, null, null), TimeBase = new(1, 25), Streams = [], Tags = new Dictionary<string, string>(),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Jobs_wait_for_memory_in_their_order_and_one_that_is_too_large_runs_alone()
    {
        var need = MemoryBudget.NeedOf(Video.Format);
        var budget = new MemoryBudget(2 * need);
        var first = await budget.TakeAsync(Video, Cancellation);
        var second = await budget.TakeAsync(Video, Cancellation);
        var third = budget.TakeAsync(Video, Cancellation).AsTask();
        var fourth = budget.TakeAsync(Video, Cancellation).AsTask();
        Assert.False(third.IsCompleted);
        first.Dispose();
        first.Dispose();
        await third;
        Assert.False(fourth.IsCompleted);
        second.Dispose();
        (await third).Dispose();
        (await fourth).Dispose();

        var small = new MemoryBudget(need / 2);
        var alone = await small.TakeAsync(Video, Cancellation);
        var next = small.TakeAsync(Video, Cancellation).AsTask();
        Assert.False(next.IsCompleted);
        alone.Dispose();
        (await next).Dispose();
    }

    [Fact]
    public async Task One_that_no_longer_waits_takes_nothing()
    {
        var need = MemoryBudget.NeedOf(Video.Format);
        var budget = new MemoryBudget(need);
        var first = await budget.TakeAsync(Video, Cancellation);
        using var impatience = new CancellationTokenSource();
        var gone = budget.TakeAsync(Video, impatience.Token).AsTask();
        var next = budget.TakeAsync(Video, Cancellation).AsTask();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        first.Dispose();
        (await next).Dispose();
    }
}
