using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace AefVideo.EndToEnd.Tests;

/// <summary><c>aef live</c> as its users start it.</summary>
public sealed class LiveTests(Workplace place) : IClassFixture<Workplace>
{
    [Fact]
    public async Task The_test_source_goes_protected_to_a_file_and_a_stream_with_one_object_at_the_end()
    {
        var file = place.In("test.mp4");
        var json = (await LiveAsync("--source", "test", "--duration", "4", "-o", file, "-o", "udp://127.0.0.1:45801", "--json")).AssertDone().Json;
        Assert.Equal("duration", json.GetProperty("ended").GetString());
        Assert.True(json.GetProperty("frames").GetInt64() > 20);
        Assert.True(json.GetProperty("fps").GetDouble() > 5);
        Assert.True(json.GetProperty("faces").GetInt32() >= 1);
        Assert.InRange(json.GetProperty("psnr").GetDouble(), 20, 70);
        Assert.Equal(0, json.GetProperty("gaps").GetProperty("total").GetInt64());
        var latency = json.GetProperty("latency_ms");
        Assert.True(latency.GetProperty("p50").GetDouble() > 0 && latency.GetProperty("p50").GetDouble() <= latency.GetProperty("p95").GetDouble() && latency.GetProperty("p95").GetDouble() <= latency.GetProperty("p99").GetDouble());
        var sinks = json.GetProperty("sinks").EnumerateArray().ToArray();
        Assert.Equal([file, "udp://127.0.0.1:45801"], sinks.Select(sink => sink.GetProperty("name").GetString()));
        Assert.All(sinks, sink => Assert.Equal("finished", sink.GetProperty("state").GetString()));
        Assert.Equal(sinks[0].GetProperty("frames").GetInt64(), await FramesAsync(file));
    }

    [Theory]
    [InlineData(PosixSignal.SIGINT)]
    [InlineData(PosixSignal.SIGTERM)]
    public async Task A_signal_ends_it_within_two_seconds_and_the_file_is_whole(PosixSignal signal)
    {
        var file = place.In($"signal-{signal}.mp4");
        using var running = RunningProgram.StartAef(Arguments("--source", "test", "-o", file, "--json"));
        await RecordedAsync(file);
        var started = Stopwatch.GetTimestamp();
        running.Signal(signal);
        var result = await running.EndAsync();
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 2);
        Assert.Equal(130, result.ExitCode);
        Assert.Equal("signal", result.Json.GetProperty("ended").GetString());
        Assert.Equal(result.Json.GetProperty("sinks")[0].GetProperty("frames").GetInt64(), await FramesAsync(file));
        Assert.DoesNotContain("failed", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_outright_it_leaves_a_file_that_plays()
    {
        var file = place.In("killed.mp4");
        using var running = RunningProgram.StartAef(Arguments("--source", "test", "-o", file));
        var part = await RecordedAsync(file);
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        running.KillAlone();
        await running.EndAsync();
        Assert.False(File.Exists(file));
        var left = place.In("left.mp4");
        File.Copy(part, left);
        Assert.True(await FramesAsync(left) > 10);
    }

    [Fact]
    public async Task Sound_and_picture_of_a_played_file_stay_together_and_the_delay_moves_the_sound()
    {
        var clip = place.In("flash.mp4");
        // White and loud for a fifth of every second.
        await Workplace.FfmpegAsync(
            "-f", "lavfi", "-i", "color=black:s=320x180:r=30,geq=lum='if(lt(mod(T,1),0.2),235,16)':cb=128:cr=128", "-f", "lavfi", "-i", "aevalsrc='0.5*sin(2*PI*880*t)*lt(mod(t,1),0.2)':s=48000",
            "-t", "6", "-c:v", "libx264", "-preset", "ultrafast", "-g", "15", "-c:a", "aac", clip);
        foreach (var delay in (int[])[0, 300])
        {
            var file = place.In($"flash-{delay}.mkv");
            (await LiveAsync(clip, "--realtime", "--loop", "--duration", "9", "--audio", "input", "--audio-delay", delay.ToString(CultureInfo.InvariantCulture), "-o", file, "--json")).AssertDone();
            var offsets = await OffsetsAsync(file);
            Assert.True(offsets.Length >= 4, $"{offsets.Length} flashes were heard");
            // What people notice begins at 45 ms of early and 125 ms of late sound (ITU-R BT.1359); frames of 33 ms and blocks of 20 ms are inside.
            Assert.All(offsets, offset => Assert.InRange(offset, delay / 1000.0 - 0.06, delay / 1000.0 + 0.08));
        }
    }

    [Fact]
    public async Task A_file_is_worked_on_frame_by_frame_where_it_is_not_played()
    {
        var file = place.In("every.mp4");
        var json = (await LiveAsync(place.Clip, "--realtime", "false", "-o", file, "--json")).AssertDone().Json;
        var expected = await FramesAsync(place.Clip);
        Assert.Equal("source_ended", json.GetProperty("ended").GetString());
        Assert.Equal(0, json.GetProperty("drops").GetInt64());
        Assert.InRange(await FramesAsync(file), expected - 1, expected + 1);
    }

    [Fact]
    public async Task One_output_that_fails_leaves_the_others_alone()
    {
        var file = place.In("beside.mp4");
        var result = await LiveAsync("--source", "test", "--duration", "4", "-o", file, "-o", "rtmp://127.0.0.1:45899/live/KEY", "--json");
        result.AssertDone();
        var sinks = result.Json.GetProperty("sinks").EnumerateArray().ToArray();
        Assert.True(sinks[1].GetProperty("failures").GetInt64() > 0);
        Assert.Equal(0, sinks[0].GetProperty("failures").GetInt64());
        Assert.True(await FramesAsync(file) > 10);
        Assert.Contains("rtmp://127.0.0.1:45899", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("KEY", result.Errors + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_output_carries_the_stream_and_nothing_else()
    {
        var file = place.In("piped.ts");
        var command = string.Join(' ', Arguments("--source", "test", "--duration", "3", "-o", "-").Select(word => $"'{word}'"));
        (await RunningProgram.RunAsync("sh", "-c", $"dotnet '{RunningProgram.AefPath}' {command} > '{file}'")).AssertDone();
        Assert.True(await FramesAsync(file) > 10);
    }

    [Fact]
    public async Task Presets_give_the_options_that_the_command_line_does_not()
    {
        var presets = place.In("presets.ini");
        await File.WriteAllTextAsync(presets, $"# mine\n[short]\nsource = test\nduration = 2\nsize = 320x180\nrefine = off\noutput = {place.In("preset.mp4")}\n\n[other]\nloop\n", TestContext.Current.CancellationToken);
        var json = (await RunningProgram.RunAefAsync("live", "--presets", presets, "--use", "short", "--size", "160x96", "--json", "-p", place.Delta)).AssertDone().Json;
        Assert.Equal((160, 96), (json.GetProperty("width").GetInt32(), json.GetProperty("height").GetInt32()));
        Assert.True(File.Exists(place.In("preset.mp4")));
        (await RunningProgram.RunAefAsync("live", "--presets", presets, "--use", "missing")).AssertRefused(2, "missing", "short, other");
        (await RunningProgram.RunAefAsync("live", "--presets", place.In("none.ini"), "--use", "short")).AssertRefused(2, "none.ini");
    }

    [Fact]
    public async Task Keys_work_in_a_terminal()
    {
        // script(1) gives the program a terminal; what is typed comes through it.
        var file = place.In("keys.mp4");
        var command = string.Join(' ', Arguments("--source", "test", "--duration", "60", "-o", file).Select(word => $"'{word}'"));
        var result = await RunningProgram.RunAsync("sh", "-c", $"(sleep 6; printf p; sleep 1; printf p; printf -- -; sleep 1; printf q; sleep 4) | script -qefc \"dotnet '{RunningProgram.AefPath}' {command}\" /dev/null");
        result.AssertDone();
        foreach (var said in (string[])["paused", "goes on", "strength 0.9", "stopping", "ended: as asked"]) Assert.Contains(said, result.Output, StringComparison.Ordinal);
        Assert.True(await FramesAsync(file) > 10);
    }

    [Fact]
    public async Task What_cannot_be_is_one_sentence()
    {
        (await LiveAsync("--source", "test")).AssertRefused(2, "-o", "--http");
        (await LiveAsync("--source", "test", "-o", "a.avi")).AssertRefused(2, "a.avi");
        (await LiveAsync("--source", "test", "-o", "-", "--json")).AssertRefused(2, "--json");
        (await LiveAsync("--source", "test", "--http", "0.0.0.0:0")).AssertRefused(2, "--token");
        (await LiveAsync("--source", "test", "--token", "12345678", "-o", place.In("x.mp4"))).AssertRefused(2, "--http");
        (await LiveAsync("--source", "test", "-o", place.In("x.mp4"), "--refine-budget", "much")).AssertRefused(2, "--refine-budget");
        (await LiveAsync("--source", "test", "-o", place.In("x.mp4"), "--audio", "loud")).AssertRefused(2, "--audio");
        (await LiveAsync("--source", "test", "-o", place.In("x.mp4"), "--audio", "input")).AssertRefused(2, "no sound");
        (await LiveAsync("--source", "test", "-o", "/dev/video99")).AssertRefused(3, "/dev/video99", "v4l2loopback");
        (await LiveAsync("camera:/dev/video98", "-o", place.In("x.mp4"))).AssertRefused(3, "/dev/video98");
        (await LiveAsync(place.In("missing.mp4"), "-o", place.In("x.mp4"))).AssertRefused(1, "missing.mp4");
        (await LiveAsync("rtsp://127.0.0.1:45898/nothing", "-o", place.In("x.mp4"))).AssertRefused(1, "127.0.0.1:45898");
        Assert.Empty(Directory.GetFiles(place.Folder, "x.*"));
    }

    [Fact]
    public async Task The_doctor_lists_cameras()
    {
        var json = (await RunningProgram.RunAefAsync("doctor", "--cameras", "--json")).AssertDone().Json;
        Assert.Equal(JsonValueKind.Array, json.GetProperty("cameras").ValueKind);
        Assert.NotEmpty((await RunningProgram.RunAefAsync("doctor", "--cameras")).AssertDone().Output);
    }

    private string[] Arguments(params string[] arguments) => ["live", .. arguments, "-p", place.Delta, "--refine", "off", "--preset", "ultrafast", .. arguments.Contains("--size") || arguments[0] != "--source" ? Array.Empty<string>() : ["--size", "320x180"]];

    private Task<ProgramResult> LiveAsync(params string[] arguments) => RunningProgram.RunAefAsync(Arguments(arguments));

    private static async Task<long> FramesAsync(string file) =>
        long.Parse((await Workplace.ProbeAsync(file, "-count_packets", "-select_streams", "v:0", "-show_entries", "stream=nb_read_packets", "-of", "csv=p=0")).Split('\n')[0].TrimEnd(','), CultureInfo.InvariantCulture);

    /// <summary>Waits until something of a recording lies under its temporary name.</summary>
    private async Task<string> RecordedAsync(string file)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            var part = Directory.GetFiles(place.Folder, Path.GetFileName(file) + ".*.part").FirstOrDefault();
            // More than the head of the file.
            if (part is not null && new FileInfo(part).Length > 3000) return part;
        }
        throw new InvalidOperationException("the timer ended");
    }

    /// <summary>For each flash: how much later its sound begins, in seconds.</summary>
    private async Task<double[]> OffsetsAsync(string file)
    {
        var picture = (await RunningProgram.RunAsync(
            "ffprobe", "-v", "error", "-f", "lavfi", "-i", $"movie={file},signalstats", "-show_entries", "frame=pts_time:frame_tags=lavfi.signalstats.YAVG", "-of", "csv=p=0")).AssertDone().Output.Trim();
        var flashes = Rises(picture.Split('\n').Select(line => line.Split(',')).Where(parts => parts.Length >= 2).Select(parts => (Number(parts[0]), Number(parts[1]))), 120);
        var raw = place.In("sound.raw");
        await Workplace.FfmpegAsync("-i", file, "-af", "aresample=async=1:first_pts=0", "-f", "s16le", "-ac", "1", "-ar", "8000", raw);
        var samples = await File.ReadAllBytesAsync(raw, TestContext.Current.CancellationToken);
        // Loudness of every 5 ms.
        var beeps = Rises(Enumerable.Range(0, samples.Length / 80).Select(block => (block / 200.0, (double)Enumerable.Range(0, 40).Max(i => Math.Abs((int)BitConverter.ToInt16(samples, 80 * block + 2 * i))))), 3000);
        return [.. flashes.Where(flash => beeps.Any(beep => Math.Abs(beep - flash) < 0.5)).Select(flash => beeps.MinBy(beep => Math.Abs(beep - flash)) - flash)];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>When a value rises above a threshold, after at least a quarter of a second below.</summary>
    private static double[] Rises(IEnumerable<(double Time, double Value)> values, double threshold)
    {
        var rises = new List<double>();
        double last = double.NegativeInfinity;
        foreach (var (time, value) in values)
        {
            if (value < threshold) continue;
            if (time - last > 0.25 && time > 0.3) rises.Add(time);
            last = time;
        }
        return [.. rises];
    }
}
