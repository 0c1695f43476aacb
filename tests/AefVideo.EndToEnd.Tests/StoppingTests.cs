using System.Runtime.InteropServices;

namespace AefVideo.EndToEnd.Tests;

public sealed class StoppingTests(Workplace place) : IClassFixture<Workplace>
{
    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public async Task A_signal_ends_it_cleanly(PosixSignal signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc");
        var output = place.In($"stopped-{signal}.mp4");
        var endless = place.In("long.mp4");
        await Workplace.FfmpegAsync("-stream_loop", "200", "-i", place.Clip, "-c", "copy", endless);

        using var running = RunningProgram.StartAef("protect", endless, "-o", output, "-p", place.Delta, "--json");
        // The encoder is at work as soon as something stands under the temporary name.
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!Partial().Any(file => new FileInfo(file).Length > 0) && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken)) { }
        running.Signal(signal);
        var result = await running.EndAsync();

        result.AssertRefused(130, "stopped");
        Assert.Equal(130, result.Json.GetProperty("exit_code").GetInt32());
        Assert.False(File.Exists(output));
        Assert.Empty(Partial());
        Assert.DoesNotContain(CommandLines(), line => line.Contains(place.Folder, StringComparison.Ordinal));

        IEnumerable<string> Partial() => Directory.EnumerateFiles(place.Folder).Where(file => Path.GetFileName(file).Contains($"stopped-{signal}", StringComparison.Ordinal));
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
            catch (IOException)
            {
                continue; // It has just ended.
            }
            yield return line;
        }
    }
}
