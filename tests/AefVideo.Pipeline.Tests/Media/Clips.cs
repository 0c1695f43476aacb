using System.Diagnostics;
using System.Globalization;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sinks;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Pipeline.Tests.Media;

/// <summary>A folder of its own for a test's clips, and the real ffmpeg to make and to examine them.</summary>
internal sealed class Clips : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("aef-media-").FullName;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string this[string name] => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Makes a clip with ffmpeg; the arguments are split at spaces.</summary>
    public async Task<string> MakeAsync(string name, string arguments, params string[] more)
    {
        await RunAsync("ffmpeg", ["-v", "error", "-nostdin", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), .. more, "-y", this[name]]);
        return this[name];
    }

    /// <summary>A small clip with moving content, without sound.</summary>
    public Task<string> MakeVideoAsync(string name, int frames = 10, string size = "64x48", string options = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p") =>
        MakeAsync(name, $"-f lavfi -i testsrc=s={size}:r=25 -frames:v {frames} {options}");

    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: {await error}");
        return output;
    }

    /// <summary>ffprobe's answer to -show_entries, one line each.</summary>
    public static async Task<string[]> ProbeAsync(string path, string entries, string stream = "v:0") =>
        (await RunAsync("ffprobe", ["-v", "error", .. stream.Length > 0 ? new[] { "-select_streams", stream } : [], "-show_entries", entries, "-of", "csv=p=0", "-i", "file:" + path]))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Presentation times of all frames of the video, in its time base.</summary>
    public static async Task<long[]> TimesAsync(string path) =>
        [.. (await ProbeAsync(path, "frame=pts")).Select(line => long.Parse(line.TrimEnd(','), CultureInfo.InvariantCulture))];

    public static async Task<double[]> SecondsAsync(string path) =>
        [.. (await ProbeAsync(path, "frame=pts_time")).Select(line => double.Parse(line.TrimEnd(','), CultureInfo.InvariantCulture))];

    /// <summary>A hash over the packets of some streams, independent of the container.</summary>
    public static async Task<string> HashAsync(string path, string streams) =>
        (await RunAsync("ffmpeg", ["-v", "error", "-i", path, "-map", streams, "-c", "copy", "-f", "hash", "-"])).Trim();

    /// <summary>A hash over decoded pictures.</summary>
    public static async Task<string> PixelHashAsync(string path, string format) =>
        (await RunAsync("ffmpeg", ["-v", "error", "-noautorotate", "-i", path, "-map", "0:v:0", "-pix_fmt", format, "-f", "hash", "-"])).Trim();

    /// <summary>Decodes and encodes again, with nothing in between.</summary>
    public static async Task<(PipelineResult Result, FfmpegSink Sink, MediaDescription Input)> CopyAsync(
        string input, string output, EncoderSettings? settings = null, bool tolerateDamage = false)
    {
        var description = await MediaInspector.InspectAsync(input, Cancellation);
        await using var source = new FfmpegSource(description, tolerateDamage);
        await using var sink = await FfmpegSink.CreateAsync(description, output, settings ?? new() { Preset = "ultrafast" }, Cancellation);
        var result = await new FramePipeline(source, [], sink).RunAsync(Cancellation);
        result.ThrowUnlessCompleted();
        return (result, sink, description);
    }

    /// <summary>Processes whose command line names this folder.</summary>
    public IEnumerable<int> Processes(string containing = "")
    {
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var id)) continue;
            string command;
            try
            {
                command = File.ReadAllText(Path.Combine(folder, "cmdline"));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                continue;
            }
            if (command.StartsWith("ffmpeg", StringComparison.Ordinal) && command.Contains(Folder, StringComparison.Ordinal)
                && command.Contains(containing, StringComparison.Ordinal)) yield return id;
        }
    }

    public IEnumerable<string> Leftovers => Directory.GetFiles(Folder).Where(file => file.EndsWith(".part", StringComparison.Ordinal));
}
