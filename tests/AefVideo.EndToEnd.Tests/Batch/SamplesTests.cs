using System.Text.Json;
using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests.Batch;

/// <summary>samples/ffpp as it stands, on a miniature FaceForensics++ tree of real clips.</summary>
public sealed class SamplesTests(BatchPlace place) : IClassFixture<BatchPlace>
{
    [Fact]
    public async Task The_FaceForensics_sample_protects_and_verifies_the_test_split()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");
        var clips = SharedFiles.Require("data", "clips");
        var root = place.In("ff");
        (string Name, string Source)[] tree =
        [
            ("original_sequences/youtube/c23/videos/071.mp4", "grid-bbaf2n.mpg"), ("original_sequences/youtube/c23/videos/054.mp4", "grid-swiz3n.mpg"),
            ("original_sequences/youtube/c23/videos/900.mp4", "grid-lbax4n.mpg"), ("original_sequences/youtube/c40/videos/071.mp4", "grid-bbaf2n.mpg"),
            ("manipulated_sequences/Deepfakes/c23/videos/071_054.mp4", "grid-brbk7n.mpg"), ("manipulated_sequences/Deepfakes/masks/videos/071_054.mp4", "grid-brbk7n.mpg"),
        ];
        foreach (var (name, source) in tree)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, name))!);
            await Workplace.FfmpegAsync("-i", Path.Combine(clips, source), "-t", "0.6", "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-an", Path.Combine(root, name));
        }
        await File.WriteAllTextAsync(Path.Combine(root, "test.json"), """[["071", "054"]]""", TestContext.Current.CancellationToken);
        var launcher = place.In("aef");
        await File.WriteAllTextAsync(launcher, $"#!/bin/sh\nexec dotnet '{RunningProgram.AefPath}' \"$@\"\n", TestContext.Current.CancellationToken);
        (await RunningProgram.RunAsync("chmod", "+x", launcher)).AssertDone();

        var stargan = SharedFiles.InRepository("media", "models", "stargan.safetensors");
        var output = place.In("ff-out");
        var result = (await RunningProgram.RunAsync(
            "env", $"AEF={launcher}", SharedFiles.InRepository("samples", "ffpp", "protect.sh"), root, output, "--split", "test", "-g", stargan, "--jobs", "1", "-p", place.Delta)).AssertDone();
        Assert.Contains("2 clips, 0 of them done; 3 more are filtered out", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["original_sequences/youtube/c23/videos/054.mp4", "original_sequences/youtube/c23/videos/071.mp4"], BatchPlace.Contents(output).Keys.Order(StringComparer.Ordinal));
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(output, "aef-batch", "report.json"), TestContext.Current.CancellationToken));
        Assert.All(report.RootElement.GetProperty("clips").EnumerateArray(), row =>
        {
            Assert.Equal("Done", row.GetProperty("state").GetString());
            Assert.Equal(15, row.GetProperty("frames").GetInt32());
            Assert.InRange(row.GetProperty("min_sr").GetDouble(), 0, 1);
            Assert.Equal(12, row.GetProperty("audit_frames").GetInt32());
        });
    }
}
