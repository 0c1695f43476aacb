using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sinks;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Pipeline.Tests.Media;

/// <summary>Allocation is counted over the whole process, so these run alone.</summary>
[Collection(nameof(MediaAllocationTests))]
[CollectionDefinition(nameof(MediaAllocationTests), DisableParallelization = true)]
public sealed class MediaAllocationTests : IDisposable
{
    private readonly Clips _clips = new();

    public void Dispose() => _clips.Dispose();

    [Fact]
    public async Task Reading_allocates_nothing_per_frame()
    {
        await _clips.MakeVideoAsync("long.mp4", 900, "160x120");
        var description = await MediaInspector.InspectAsync(_clips["long.mp4"], Clips.Cancellation);
        await using var source = new FfmpegSource(description);
        var frame = await new FramePool(description.Format, 1).RentAsync(Clips.Cancellation);
        for (var i = 0; i < 300; i++) Assert.True(await source.ReadAsync(frame, Clips.Cancellation));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < 500; i++) Assert.True(await source.ReadAsync(frame, Clips.Cancellation));
        Assert.InRange((GC.GetTotalAllocatedBytes(precise: true) - before) / 500, 0, 300);
    }

    [Fact]
    public async Task Writing_allocates_nothing_per_frame()
    {
        await _clips.MakeVideoAsync("in.mp4", 2, "160x120");
        var input = await MediaInspector.InspectAsync(_clips["in.mp4"], Clips.Cancellation);
        await using var sink = await FfmpegSink.CreateAsync(input, _clips["out.mp4"], new() { Preset = "ultrafast" }, Clips.Cancellation);
        var frame = await new FramePool(input.Format, 1).RentAsync(Clips.Cancellation);
        long before = 0;
        for (var i = 0; i < 800; i++)
        {
            if (i == 300) before = GC.GetTotalAllocatedBytes(precise: true);
            frame.Timestamp = i * 512;
            await sink.WriteAsync(frame, Clips.Cancellation);
        }
        Assert.InRange((GC.GetTotalAllocatedBytes(precise: true) - before) / 500, 0, 300);
        await sink.FinishAsync(PipelineOutcome.Completed, Clips.Cancellation);
        Assert.Equal(800, (await Clips.TimesAsync(_clips["out.mp4"])).Length);
    }
}
