using AefVideo.Core.Imaging;
using AefVideo.Dashboard.Pictures;

namespace AefVideo.Dashboard.Tests;

/// <summary>What the whole process allocates is counted, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(SteadyMemoryTests), DisableParallelization = true)]
[Collection(nameof(SteadyMemoryTests))]
public sealed class SteadyMemoryTests
{
    [Fact]
    public async Task Nothing_is_allocated_from_picture_to_picture()
    {
        await using var broadcast = new PictureBroadcast(80, 4);
        using var stalled = broadcast.TryJoin()!;
        using var quick = broadcast.TryJoin()!;
        var picture = new MovingPicture(new(160, 96, PixelLayout.Yuv420, ColorMatrix.Bt709)).Next();
        const int Pictures = 300;
        for (var i = 0; i < Pictures; i++) await PassAsync();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Pictures; i++) await PassAsync();
        var each = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Pictures;
        // The awaits of this test; a JPEG file or a picture would be kilobytes.
        Assert.InRange(each, 0, 512);

        async Task PassAsync()
        {
            broadcast.Offer(picture);
            await quick.WaitAsync();
            if (quick.TryTake(out var encoded)) encoded.Release();
        }
    }
}
