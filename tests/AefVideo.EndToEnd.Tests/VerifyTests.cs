using System.Runtime.InteropServices;
using System.Text.Json;
using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests;

/// <summary><c>aef verify</c> and <c>aef bench codec</c>, on the shipped StarGAN.</summary>
public sealed class VerifyTests(Workplace place) : IClassFixture<Workplace>
{
    private static string StarGan => SharedFiles.InRepository("media", "models", "stargan.safetensors");

    [Fact]
    public async Task A_protected_clip_is_told_from_one_that_was_only_encoded()
    {
        var (output, control, strip) = (place.In("verified.mp4"), place.In("control.mp4"), place.In("strip.png"));
        (await RunningProgram.RunAefAsync("protect", place.Clip, "-o", output, "-p", place.Delta, "--crf", "12", "-q")).AssertDone();
        (await RunningProgram.RunAefAsync("protect", place.Clip, "-o", control, "-p", place.Delta, "--strength", "0", "--crf", "12", "-q")).AssertDone();

        var json = (await VerifyAsync(output, place.Clip, "--control", control, "--strip", strip, "--json", "-q")).AssertDone().Json;
        Assert.Equal((output, place.Clip, control), (Text(json, "protected"), Text(json, "original"), Text(json, "control")));
        Assert.Equal((30, 3), (json.GetProperty("frames").GetInt32(), json.GetProperty("frames_looked").GetInt32()));
        var faces = json.GetProperty("faces");
        Assert.Equal((3, 0, 0), (faces.GetProperty("in_both").GetInt32(), faces.GetProperty("only_in_original").GetInt32(), faces.GetProperty("only_in_protected").GetInt32()));
        Assert.InRange(faces.GetProperty("crop_side").GetDouble(), 40, 140);
        Assert.InRange(faces.GetProperty("crop_distance_percent").GetDouble(), 0.001, 10);

        var data = json.GetProperty("datasets")[0];
        Assert.Equal(3, data.GetProperty("pictures").GetInt32());
        var methods = data.GetProperty("methods").EnumerateArray().ToArray();
        Assert.Equal(["protected", "control"], methods.Select(method => Text(method, "name")));
        // Three faces by five edits.
        Assert.All(methods, method => Assert.Equal(15, method.GetProperty("generators")[0].GetProperty("pairs").GetInt32()));
        // Random noise interrupts next to nothing, but it is seen, and disturbs more than the codec alone.
        Assert.True(L2Mask(methods[0]) > 2 * L2Mask(methods[1]));
        Assert.True(Psnr(methods[0]) < Psnr(methods[1]) - 2);
        Assert.Equal(0, methods[1].GetProperty("min_sr").GetDouble());
        // Original, protected, difference, and the forgery of either.
        Assert.Equal($"{5 * 130},{22 + 3 * 130}", await Workplace.ProbeAsync(strip, "-show_entries", "stream=width,height", "-of", "csv=p=0"));

        (await VerifyAsync(output, place.Clip, "--strip", strip)).AssertRefused(2, "strip.png", "--overwrite");
    }

    [Fact]
    public async Task The_original_beside_itself_is_not_interrupted_at_all()
    {
        var result = (await VerifyAsync(place.Clip, place.Clip, "--json")).AssertDone();
        Assert.Contains("left", result.Errors, StringComparison.Ordinal);
        var method = result.Json.GetProperty("datasets")[0].GetProperty("methods")[0];
        Assert.Equal((0, 0, 0), (L2Mask(method), method.GetProperty("min_sr").GetDouble(), result.Json.GetProperty("faces").GetProperty("crop_distance_pixels").GetDouble()));
        Assert.Equal(JsonValueKind.Null, method.GetProperty("visibility").GetProperty("psnr").ValueKind);
    }

    [Fact]
    public async Task A_turned_video_is_verified_beside_its_upright_copy()
    {
        // Stored lying and shown upright; webm holds no rotation, so the protected pictures are turned themselves.
        var (lying, turned, upright) = (place.In("lying.mp4"), place.In("turned.mp4"), place.In("upright.webm"));
        await Workplace.FfmpegAsync("-i", place.Clip, "-an", "-frames:v", "6", "-vf", "transpose=cclock", "-c:v", "libx264", "-preset", "veryfast", "-crf", "12", lying);
        await Workplace.FfmpegAsync("-i", lying, "-c", "copy", "-metadata:s:v:0", "rotate=270", turned);
        (await RunningProgram.RunAefAsync("protect", turned, "-o", upright, "-p", place.Delta, "--strength", "0", "--crf", "4", "-q")).AssertDone();
        Assert.Equal("320,180", await Workplace.ProbeAsync(upright, "-show_entries", "stream=width,height", "-of", "csv=p=0"));

        var json = (await VerifyAsync(upright, turned, "--json", "-q")).AssertDone().Json;
        Assert.Equal(3, json.GetProperty("faces").GetProperty("in_both").GetInt32());
        // Were the crops not of the same place, this would be some 20 dB.
        Assert.InRange(Psnr(json.GetProperty("datasets")[0].GetProperty("methods")[0]), 35, 70);
    }

    [Fact]
    public async Task A_picture_is_verified_and_a_person_gets_tables()
    {
        var portrait = SharedFiles.InRepository("media", "astronaut.png");
        var output = place.In("portrait.verified.png");
        (await RunningProgram.RunAefAsync("protect", portrait, "-o", output, "-p", place.Delta, "-q")).AssertDone();
        var result = (await VerifyAsync(output, portrait, "-q")).AssertDone();
        Assert.Equal("", result.Errors);
        foreach (var word in new[] { "faces found in both: 1;", "| protected |", "stargan", "SR % (95 %)", "L2mask", "nothing to interrupt", "PSNR dB", "SSIM 3×3", "same face" })
            Assert.Contains(word, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_do_not_belong_together_are_refused_in_one_sentence()
    {
        var (cut, scaled, faceless) = (place.In("cut.mp4"), place.In("scaled.mp4"), place.In("faceless.mp4"));
        await Workplace.FfmpegAsync("-i", place.Clip, "-frames:v", "20", "-c:v", "libx264", "-preset", "ultrafast", cut);
        await Workplace.FfmpegAsync("-i", place.Clip, "-vf", "scale=160:90", "-c:v", "libx264", "-preset", "ultrafast", scaled);
        await Workplace.FfmpegAsync("-f", "lavfi", "-i", "color=c=gray:s=320x180:r=25", "-frames:v", "5", faceless);

        await RefusedAsync(1, cut, place.Clip, "cut.mp4", "ends after 20 frames");
        await RefusedAsync(1, scaled, place.Clip, "160×90", "320×180");
        await RefusedAsync(1, faceless, faceless, "no face");
        await RefusedAsync(1, place.In("nowhere.mp4"), place.Clip, "nowhere.mp4", "no such file");
        await RefusedAsync(1, place.Clip, place.In("nowhere.mp4"), "nowhere.mp4", "no such file");
        await RefusedAsync(1, place.Delta, place.Clip, "delta.safetensors");
        await RefusedAsync(1, SharedFiles.InRepository("media", "astronaut.png"), place.Clip, "astronaut.png", "is a picture");
        (await RunningProgram.RunAefAsync("verify", place.Clip)).AssertRefused(2, "--original");
        (await VerifyAsync(place.Clip, place.Clip, "--every", "0")).AssertRefused(2, "--every");
        (await VerifyAsync(place.Clip, place.Clip, "--max-pixels", "1000")).AssertRefused(1, "320×180", "--max-pixels");
        (await VerifyAsync(place.Clip, place.Clip, "--strip", place.In("strip.jpg"))).AssertRefused(2, ".png");

        static async Task RefusedAsync(int code, string output, string original, params string[] words) => (await VerifyAsync(output, original, "-q")).AssertRefused(code, words);
    }

    [Fact]
    public async Task The_codec_table_says_what_is_left()
    {
        var (output, journal) = (place.In("codec.md"), place.In("codec.txt"));
        string[] command = ["bench", "codec", place.Clip, "-p", place.Delta, "--face-size", "128", "--seconds", "0.4", "--frames", "2", "-g", StarGan, "--precision", "float32", "--resume", journal];
        var result = (await RunningProgram.RunAefAsync([.. command, "--crf", "12,28", "-o", output, "--json", "-q"])).AssertDone();
        var rows = result.Json.GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(
            ["none 12", "random 12", "delta 12", "none 28", "random 28", "delta 28"],
            rows.Select(row => $"{Text(row, "perturbation")} {row.GetProperty("crf").GetInt32()}"));
        Assert.All(rows, row => Assert.InRange(row.GetProperty("faces").GetProperty("crop_side").GetDouble(), 110, 146));
        Assert.Equal(1, rows[0].GetProperty("bits_ratio").GetDouble());
        // Noise costs bits, and less of it survives a coarser codec.
        Assert.True(rows[2].GetProperty("bits_ratio").GetDouble() > 1.03);
        Assert.True(Psnr(rows[0].GetProperty("method")) > Psnr(rows[2].GetProperty("method")) + 2);
        Assert.True(Psnr(rows[0].GetProperty("method")) > Psnr(rows[3].GetProperty("method")) + 2);

        var markdown = await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken);
        Assert.StartsWith("`aef bench codec ", markdown, StringComparison.Ordinal);
        Assert.Equal(6 + 2, markdown.Split('\n').Count(line => line.StartsWith("| ", StringComparison.Ordinal)));

        // What was measured is taken from the journal, but for a row that was cut off while it was written.
        var lines = await File.ReadAllLinesAsync(journal, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(journal, string.Join('\n', [.. lines[..^1], lines[^1][..40]]), TestContext.Current.CancellationToken);
        var again = (await RunningProgram.RunAefAsync([.. command, "--crf", "28", "--json"])).AssertDone();
        Assert.Equal(rows[3..].Select(row => row.ToString()), again.Json.GetProperty("rows").EnumerateArray().Select(row => row.ToString()));
        Assert.Equal("aef: delta, CRF 28, faces of 128 pixels (3 of 3)", again.Errors.Trim());
        (await RunningProgram.RunAefAsync([.. command, "--crf", "28", "--seed", "2"])).AssertRefused(2, "codec.txt");
        (await RunningProgram.RunAefAsync("bench", "codec", place.Clip, "--crf", "12,99")).AssertRefused(2, "--crf", "99");
    }

    [Fact]
    public async Task A_signal_ends_it_and_leaves_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals");
        var strip = place.In("stopped.png");
        using var running = RunningProgram.StartAef("verify", place.Clip, "--original", place.Clip, "--frames", "30", "--strip", strip, "--json", "-q");
        // It has begun as soon as something stands under the strip's temporary name.
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!Leftovers().Any() && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken)) { }
        running.Signal(PosixSignal.SIGINT);
        var result = await running.EndAsync();
        result.AssertRefused(130, "stopped");
        Assert.Equal(130, result.Json.GetProperty("exit_code").GetInt32());
        Assert.Empty(Leftovers());

        IEnumerable<string> Leftovers() => Directory.EnumerateFiles(place.Folder, "stopped.png*");
    }

    private static Task<ProgramResult> VerifyAsync(string output, string original, params string[] more) =>
        RunningProgram.RunAefAsync(["verify", output, "--original", original, "-g", StarGan, "--frames", "3", "--precision", "float32", .. more]);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static double L2Mask(JsonElement method) => method.GetProperty("generators")[0].GetProperty("l2mask").GetDouble();

    private static double Psnr(JsonElement method) => method.GetProperty("visibility").GetProperty("psnr").GetDouble();
}
