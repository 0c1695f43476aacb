using System.Diagnostics;
using System.Globalization;

namespace AefVideo.EndToEnd.Tests.Media;

/// <summary>One run of <c>aef protect</c> on a medium, in folders of its own, and what is to be true of every such run.</summary>
internal sealed class ProtectedMedium : IDisposable
{
    // What a machine that has nothing else to do needs at most; a busy one is given as many times more as it takes to start the program.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UsualStart = TimeSpan.FromSeconds(0.5);
    private static readonly Lazy<Task<double>> Busyness = new(MeasureAsync);
    private readonly string _folder;

    private ProtectedMedium(string folder, string output, ProgramResult result) => (_folder, Output, Result) = (folder, output, result);

    /// <summary>Path of the output; it exists where the program said that it was done.</summary>
    public string Output { get; }

    public ProgramResult Result { get; }

    public bool IsDone => Result.ExitCode == 0;

    /// <summary>Runs it. Fails where it takes too long, ends in an undocumented way, or leaves something behind.</summary>
    public static async Task<ProtectedMedium> RunAsync(string input, string delta, string extension, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("aef-medium-").FullName;
        var temporary = Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName;
        var output = Path.Combine(folder, "out" + extension);
        var limit = Limit * await Busyness.Value;
        var clock = Stopwatch.StartNew();
        ProgramResult result;
        // Pipes lie in the temporary folder: one of its own shows what is left there.
        using (var running = RunningProgram.StartAefIn(temporary, ["protect", input, "-o", output, "-p", delta, "-q", .. more]))
            result = await running.EndAsync();
        var name = Path.GetFileName(input);
        Assert.True(clock.Elapsed < limit, $"{name}: took {clock.Elapsed.TotalSeconds:F0} s");
        Assert.True(result.ExitCode is 0 or 1, $"{name}: exit code {result.ExitCode}: {result.Errors}");
        if (result.ExitCode == 1) result.AssertRefused(1, name);
        Assert.Equal(result.ExitCode == 0 ? [output] : [], Directory.EnumerateFiles(folder));
        // The runtime's own files of diagnostics go with it; pipes and sockets of ours must be gone.
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(temporary), entry => entry.Contains("FFMpegCore", StringComparison.Ordinal));
        Assert.DoesNotContain(CommandLines(), line => line.Contains(folder, StringComparison.Ordinal));
        return new(folder, output, result);
    }

    /// <summary>It decodes from beginning to end without a complaint.</summary>
    /// <param name="hasWholeSound">Whether the sound does, too. It is copied: what was damaged in the input stays damaged.</param>
    public async Task AssertPlayableAsync(bool hasWholeSound = true)
    {
        var file = Output;
        if (!hasWholeSound)
        {
            // ffmpeg decodes a little of every stream when it opens a file, and would complain of sound that nobody wants.
            file = Path.Combine(_folder, "pictures.mkv");
            (await RunningProgram.RunAsync("ffmpeg", "-nostdin", "-v", "quiet", "-i", Output, "-map", "0:v", "-c", "copy", file)).AssertDone();
        }
        // Counted, not timed: two frames of a damaged file that fall into one of Matroska's milliseconds are no complaint.
        var decoded = await RunningProgram.RunAsync(
            "ffmpeg",
            ["-nostdin", "-v", "error", "-xerror", "-i", file, "-map", "0:v", .. hasWholeSound ? new[] { "-map", "0:a?" } : [], "-fps_mode:v", "passthrough", "-filter:v", "setpts=N", "-enc_time_base:v", "-1", "-f", "null", "-"]);
        Assert.True(decoded.ExitCode == 0 && decoded.Errors.Length == 0, $"{Output}: {decoded.Errors}");
    }

    /// <summary>Times and checksums of all pictures.</summary>
    public async Task<string> PicturesAsync() => (await RunningProgram.RunAsync("ffmpeg", "-nostdin", "-v", "error", "-i", Output, "-map", "0:v:0", "-f", "framemd5", "-")).AssertDone().Output;

    /// <summary>Seconds at which each frame of the first video is shown, since the first sound or picture of the file.</summary>
    public static async Task<double[]> TimesAsync(string file)
    {
        // Raw containers have no start, and Matroska no negative times: what is not there is not compared.
        var start = Number(await Workplace.ProbeAsync(file, "-show_entries", "format=start_time", "-of", "csv=p=0"));
        var times = await Workplace.ProbeAsync(file, "-select_streams", "v:0", "-show_entries", "frame=pts_time", "-of", "csv=p=0");
        return [.. times.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => Number(line.TrimEnd(',')) - (double.IsNaN(start) ? 0 : start))];

        static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<double> MeasureAsync()
    {
        var clock = Stopwatch.StartNew();
        (await RunningProgram.RunAefAsync("--version")).AssertDone();
        return Math.Max(1, clock.Elapsed / UsualStart);
    }

    private static IEnumerable<string> CommandLines()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline"));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                continue; // It has just ended.
            }
            yield return line;
        }
    }
}
