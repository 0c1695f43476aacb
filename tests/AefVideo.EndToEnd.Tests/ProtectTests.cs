using System.Text.Json;
using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests;

public sealed class ProtectTests(Workplace place) : IClassFixture<Workplace>
{
    private const int Width = 320, Height = 180, Frames = 30;

    [Fact]
    public async Task A_clip_is_protected_and_reported()
    {
        var output = place.In("protected.mp4");
        var json = (await RunningProgram.RunAefAsync("protect", place.Clip, "-o", output, "-p", place.Delta, "--json")).AssertDone().Json;

        Assert.Equal(place.Clip, json.GetProperty("input").GetString());
        Assert.Equal(output, json.GetProperty("output").GetString());
        Assert.Equal(Frames, json.GetProperty("frames").GetInt64());
        Assert.Equal(Frames, json.GetProperty("frames_with_faces").GetInt64());
        Assert.Equal(1, json.GetProperty("faces").GetInt32());
        Assert.InRange(json.GetProperty("seconds").GetDouble(), 0.01, 600);
        Assert.InRange(json.GetProperty("fps").GetDouble(), 0.01, 1e5);
        Assert.InRange(json.GetProperty("realtime_factor").GetDouble(), 1e-4, 1e4);
        // A face in part of the picture, ±6.4 levels in RGB: between the whole picture changed (32 dB) and next to nothing.
        Assert.InRange(json.GetProperty("psnr").GetDouble(), 33, 60);
        Assert.Equal(["decode", "track", "protect", "encode"], json.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("name").GetString()));
        Assert.All(json.GetProperty("stages").EnumerateArray(), stage =>
        {
            Assert.True(stage.GetProperty("p50_ms").GetDouble() <= stage.GetProperty("p95_ms").GetDouble());
            Assert.True(stage.GetProperty("p95_ms").GetDouble() <= stage.GetProperty("p99_ms").GetDouble());
            Assert.Equal(0, stage.GetProperty("dropped").GetInt64());
        });
        Assert.Equal(place.Delta, json.GetProperty("perturbation").GetProperty("file").GetString());
        Assert.Equal($"{Frames}", await Workplace.ProbeAsync(output, "-count_frames", "-select_streams", "v:0", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0"));
    }

    [Fact]
    public async Task The_perturbation_that_comes_with_the_program_is_added_when_none_is_named()
    {
        var json = (await RunningProgram.RunAefAsync("protect", place.Clip, "-o", place.In("default.mp4"), "--json")).AssertDone().Json;
        var perturbation = json.GetProperty("perturbation");
        Assert.Equal(SharedFiles.InRepository("media", "perturbations", "default.safetensors"), perturbation.GetProperty("file").GetString());
        Assert.Equal("aef-balanced", perturbation.GetProperty("method").GetString());
        Assert.Equal(0.05, perturbation.GetProperty("epsilon").GetDouble(), 6);
        Assert.InRange(json.GetProperty("psnr").GetDouble(), 33, 60);
    }

    [Fact]
    public async Task Faces_change_within_epsilon_and_the_rest_not_at_all()
    {
        var output = place.In("lossless.mkv");
        (await RunningProgram.RunAefAsync("protect", place.Clip, "-o", output, "-p", place.Delta, "--codec", "ffv1", "--json")).AssertDone();
        var before = await place.DecodeAsync(place.Clip);
        var after = await place.DecodeAsync(output);
        Assert.Equal(before.Length, after.Length);

        var frame = Width * Height * 3 / 2;
        for (var n = 0; n < Frames; n++)
        {
            int touched = 0, left = Width, right = 0;
            for (var i = 0; i < Width * Height; i++)
            {
                var change = after[n * frame + i] - before[n * frame + i];
                // ε = 0.05 of [-1,1] are 6.4 levels of full range RGB; luma of video range scales that by 219/255.
                Assert.InRange(change, -6, 6);
                if (change == 0) continue;
                touched++;
                left = Math.Min(left, i % Width);
                right = Math.Max(right, i % Width);
            }
            // The aligned square of the one face is some 60 to 110 pixels wide here.
            Assert.InRange(right - left, 30, 140);
            Assert.InRange(touched, 500, 140 * 140);
        }
    }

    [Fact]
    public async Task The_sound_is_the_same_bytes_and_the_times_are_the_same()
    {
        var output = place.In("sound.mp4");
        (await RunningProgram.RunAefAsync("protect", place.Clip, "-o", output, "-p", place.Delta, "-q")).AssertDone();
        Assert.Equal(await SoundHashAsync(place.Clip), await SoundHashAsync(output));
        Assert.Equal(await TimesAsync(place.Clip), await TimesAsync(output));

        static Task<string> SoundHashAsync(string file) => HashAsync("-i", file, "-map", "0:a", "-c", "copy", "-f", "hash", "-");
        static Task<string> TimesAsync(string file) => Workplace.ProbeAsync(file, "-select_streams", "v:0", "-show_entries", "frame=best_effort_timestamp_time", "-of", "csv=p=0");
    }

    [Fact]
    public async Task The_same_input_gives_the_same_output()
    {
        string first = place.In("first.mkv"), second = place.In("second.mkv");
        foreach (var output in new[] { first, second })
            (await RunningProgram.RunAefAsync("protect", place.Clip, "-o", output, "-p", place.Delta, "--codec", "ffv1", "-q")).AssertDone();
        Assert.Equal(await place.DecodeAsync(first), await place.DecodeAsync(second));
    }

    [Fact]
    public async Task Strength_zero_changes_nothing()
    {
        var output = place.In("untouched.mkv");
        var json = (await RunningProgram.RunAefAsync("protect", place.Clip, "-o", output, "-p", place.Delta, "--strength", "0", "--codec", "ffv1", "--json")).AssertDone().Json;
        Assert.Equal(JsonValueKind.Null, json.GetProperty("psnr").ValueKind);
        Assert.Equal(await place.DecodeAsync(place.Clip), await place.DecodeAsync(output));
    }

    [Theory]
    [InlineData("portrait.png")]
    [InlineData("portrait.jpg")]
    public async Task A_picture_is_protected(string name)
    {
        var output = place.In(name);
        var portrait = SharedFiles.InRepository("media", "astronaut.png");
        var json = (await RunningProgram.RunAefAsync("protect", portrait, "-o", output, "-p", place.Delta, "--json", "--overwrite")).AssertDone().Json;
        Assert.Equal((1, 1), (json.GetProperty("frames").GetInt32(), json.GetProperty("faces").GetInt32()));
        Assert.Equal("512,512", await Workplace.ProbeAsync(output, "-show_entries", "stream=width,height", "-of", "csv=p=0"));
        if (!name.EndsWith(".png", StringComparison.Ordinal)) return;

        var before = await place.DecodeAsync(portrait, "rgb24");
        var after = await place.DecodeAsync(output, "rgb24");
        var changes = before.Zip(after, (a, b) => Math.Abs(a - b)).ToArray();
        Assert.Equal(6, changes.Max());
        Assert.InRange(changes.Count(change => change > 0), 10_000, before.Length / 2);
    }

    [Fact]
    public async Task Quiet_prints_nothing()
    {
        var result = (await RunningProgram.RunAefAsync("protect", place.Clip, "-o", place.In("quiet.mp4"), "-p", place.Delta, "--quiet")).AssertDone();
        Assert.Equal(("", ""), (result.Output, result.Errors));
    }

    [Fact]
    public async Task A_person_gets_a_summary()
    {
        var result = (await RunningProgram.RunAefAsync("protect", place.Clip, "-o", place.In("summary.mp4"), "-p", place.Delta)).AssertDone();
        foreach (var word in new[] { "frames", "faces", "PSNR", "real time", "decode", "encode" }) Assert.Contains(word, result.Output, StringComparison.Ordinal);
    }

    private static async Task<string> HashAsync(params string[] arguments) =>
        (await RunningProgram.RunAsync("ffmpeg", ["-nostdin", "-v", "error", .. arguments])).AssertDone().Output;
}
