using AefVideo.Batch.Clips;
using AefVideo.Tests;

namespace AefVideo.Batch.Tests;

public sealed class IsoDurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_sample_is_as_long_as_ffprobe_says() =>
        Assert.Equal(SampleSeconds, IsoDuration.TryRead(SharedFiles.InRepository("media", "sample.mp4"))!.Value.TotalSeconds, 0.05);

    [Fact]
    public void Damaged_headers_give_nothing_and_end()
    {
        var whole = File.ReadAllBytes(SharedFiles.InRepository("media", "sample.mp4"));
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            byte[] bytes = [.. whole[..Math.Min(whole.Length, 4000)]];
            for (var flip = 0; flip < 1 + round % 9; flip++) bytes[random.Next(64)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_folder["a.mp4"], bytes);
            if (IsoDuration.TryRead(_folder["a.mp4"]) is { } length) Assert.InRange(length.TotalSeconds, 0, 1e8);
        }
        Assert.Null(IsoDuration.TryRead(_folder["nowhere.mp4"]));
        Assert.Null(IsoDuration.TryRead(SharedFiles.InRepository("README.md")));
    }

    // ffprobe -show_entries format=duration media/sample.mp4
    private const double SampleSeconds = 8.000000;
}
