using AefVideo.Protection;
using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests;

/// <summary>A folder for one test, with a short clip of the sample and a random perturbation; removed afterwards.</summary>
public sealed class Workplace : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-test-");

    public string Folder => _folder.FullName;

    /// <summary>1.2 seconds of the sample clip at 320×180, with sound.</summary>
    public string Clip => In("clip.mp4");

    /// <summary>Random ±0.05, 64×64.</summary>
    public string Delta => In("delta.safetensors");

    public string In(string name) => Path.Combine(Folder, name);

    public async ValueTask InitializeAsync()
    {
        Perturbation.Random(64, 0.05f, 1).Save(Delta);
        await FfmpegAsync("-i", SharedFiles.InRepository("media", "sample.mp4"), "-t", "1.2", "-vf", "scale=320:180", "-c:v", "libx264", "-preset", "veryfast", "-crf", "12", "-c:a", "copy", Clip);
    }

    public static async Task FfmpegAsync(params string[] arguments) =>
        (await RunningProgram.RunAsync("ffmpeg", ["-nostdin", "-v", "error", "-y", .. arguments])).AssertDone();

    public static async Task<string> ProbeAsync(string file, params string[] arguments) =>
        (await RunningProgram.RunAsync("ffprobe", ["-v", "error", .. arguments, file])).AssertDone().Output.Trim();

    /// <summary>All samples of the first video stream, frame after frame, as 8-bit planes.</summary>
    public async Task<byte[]> DecodeAsync(string file, string layout = "yuv420p")
    {
        var raw = In("decoded.raw");
        await FfmpegAsync("-i", file, "-map", "0:v:0", "-vsync", "passthrough", "-f", "rawvideo", "-pix_fmt", layout, raw);
        var samples = await File.ReadAllBytesAsync(raw);
        File.Delete(raw);
        return samples;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
