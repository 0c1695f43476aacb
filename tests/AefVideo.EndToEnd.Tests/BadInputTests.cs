using System.Buffers.Binary;

namespace AefVideo.EndToEnd.Tests;

/// <summary>Every way in which a file or a command line can be wrong: one sentence, the documented exit code, nothing left behind.</summary>
public sealed class BadInputTests(Workplace place) : IClassFixture<Workplace>
{
    [Fact]
    public async Task Missing() => await RefusedAsync(place.In("missing.mp4"), 1, "missing.mp4", "no such file");

    [Fact]
    public async Task A_folder() => await RefusedAsync(place.Folder, 1, "folder");

    [Fact]
    public async Task Empty()
    {
        await File.WriteAllBytesAsync(place.In("empty.mp4"), [], TestContext.Current.CancellationToken);
        await RefusedAsync(place.In("empty.mp4"), 1, "empty.mp4", "empty");
    }

    [Fact]
    public async Task Text_named_mp4()
    {
        await File.WriteAllTextAsync(place.In("text.mp4"), "Dear diary, today I renamed a text file.", TestContext.Current.CancellationToken);
        await RefusedAsync(place.In("text.mp4"), 1, "text.mp4");
    }

    [Fact]
    public async Task Truncated_before_its_index()
    {
        var whole = await File.ReadAllBytesAsync(place.Clip, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(place.In("truncated.mp4"), whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);
        await RefusedAsync(place.In("truncated.mp4"), 1, "truncated.mp4");
    }

    [Fact]
    public async Task Truncated_behind_its_index()
    {
        await Workplace.FfmpegAsync("-i", place.Clip, "-c", "copy", "-movflags", "+faststart", place.In("whole.mp4"));
        var whole = await File.ReadAllBytesAsync(place.In("whole.mp4"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(place.In("cut.mp4"), whole[..(whole.Length * 2 / 3)], TestContext.Current.CancellationToken);
        await RefusedAsync(place.In("cut.mp4"), 1, "cut.mp4", "--keep-going");
    }

    [Fact]
    public async Task Damaged_in_the_middle_and_told_to_keep_going()
    {
        var damaged = await DamageAsync("damaged.mp4");
        await RefusedAsync(damaged, 1, "damaged.mp4", "--keep-going");
        var json = (await RunningProgram.RunAefAsync("protect", damaged, "-o", place.In("concealed.mp4"), "-p", place.Delta, "--keep-going", "--json")).AssertDone().Json;
        Assert.True(json.GetProperty("damages").GetInt32() > 0);
        Assert.True(json.GetProperty("frames").GetInt64() > 10);
    }

    [Fact]
    public async Task Sound_only()
    {
        await Workplace.FfmpegAsync("-i", place.Clip, "-vn", "-c", "copy", place.In("sound.mp4"));
        await RefusedAsync(place.In("sound.mp4"), 1, "sound.mp4", "no video");
    }

    [Fact]
    public async Task No_frames()
    {
        await Workplace.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=size=64x64:duration=1", "-frames:v", "0", "-c:v", "ffv1", place.In("none.mkv"));
        await RefusedAsync(place.In("none.mkv"), 1, "none.mkv");
    }

    [Fact]
    public async Task Ten_bits()
    {
        await Workplace.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=size=64x64:duration=0.2", "-pix_fmt", "yuv420p10le", "-c:v", "ffv1", place.In("deep.mkv"));
        await RefusedAsync(place.In("deep.mkv"), 1, "deep.mkv", "10");
    }

    // Sizes at the ends of what exists are no fault: they work, with an encoder that takes them.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 3)]
    [InlineData(7680, 32)]
    public async Task Unusual_sizes_work(int width, int height)
    {
        var clip = place.In($"{width}x{height}.mkv");
        var output = place.In($"{width}x{height}.protected.mkv");
        await Workplace.FfmpegAsync("-f", "rawvideo", "-video_size", $"{width}x{height}", "-pixel_format", "yuv420p", "-i", "/dev/zero", "-frames:v", "5", "-c:v", "ffv1", "-level", "1", clip);
        var json = (await RunningProgram.RunAefAsync("protect", clip, "-o", output, "-p", place.Delta, "--codec", "ffv1", "--json")).AssertDone().Json;
        Assert.Equal(5, json.GetProperty("frames").GetInt32());
        Assert.Equal($"{width},{height}", await Workplace.ProbeAsync(output, "-show_entries", "stream=width,height", "-of", "csv=p=0"));
    }

    [Fact]
    public async Task Forbidden_to_read()
    {
        Assert.SkipUnless(Environment.UserName == "root" && File.Exists("/usr/bin/setpriv"), "needs root, to become somebody else");
        var forbidden = place.In("forbidden.mp4");
        File.Copy(place.Clip, forbidden);
        (await RunningProgram.RunAsync("chmod", "000", forbidden)).AssertDone();
        (await RunningProgram.RunAsync("chmod", "777", place.Folder)).AssertDone();
        var result = await RunningProgram.RunAsync(
            "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", RunningProgram.AefPath, "protect", forbidden, "-o", place.In("out.mp4"), "-p", place.Delta);
        result.AssertRefused(1, "forbidden.mp4", "permission");
        AssertNothingUnder("out.mp4");
    }

    [Fact]
    public async Task A_full_disk()
    {
        var disk = Directory.CreateDirectory(place.In("disk")).FullName;
        var mounted = await RunningProgram.RunAsync("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk);
        Assert.SkipUnless(mounted.ExitCode == 0, "needs the right to mount a small file system");
        try
        {
            var result = await RunningProgram.RunAefAsync("protect", place.Clip, "-o", Path.Combine(disk, "out.mp4"), "-p", place.Delta);
            result.AssertRefused(1, "out.mp4", "full");
            Assert.Empty(Directory.EnumerateFileSystemEntries(disk));
        }
        finally
        {
            (await RunningProgram.RunAsync("umount", disk)).AssertDone();
        }
    }

    [Fact]
    public async Task Output_is_input()
    {
        var before = await File.ReadAllBytesAsync(place.Clip, TestContext.Current.CancellationToken);
        var link = place.In("link.mp4");
        File.CreateSymbolicLink(link, place.Clip);
        foreach (var output in new[] { place.Clip, Path.Combine(place.Folder, ".", "clip.mp4"), link })
        {
            var result = await RunningProgram.RunAefAsync("protect", place.Clip, "-o", output, "-p", place.Delta, "--overwrite");
            result.AssertRefused(2, "input");
        }
        Assert.Equal(before, await File.ReadAllBytesAsync(place.Clip, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Output_exists()
    {
        var output = place.In("precious.mp4");
        await File.WriteAllTextAsync(output, "precious", TestContext.Current.CancellationToken);
        var result = await RunningProgram.RunAefAsync("protect", place.Clip, "-o", output, "-p", place.Delta);
        result.AssertRefused(2, "precious.mp4", "--overwrite");
        Assert.Equal("precious", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("out.xyz")]
    [InlineData("out")]
    public async Task Output_of_unknown_kind(string name)
    {
        var result = await RunningProgram.RunAefAsync("protect", place.Clip, "-o", place.In(name), "-p", place.Delta);
        result.AssertRefused(2, name, "mp4");
        AssertNothingUnder(name);
    }

    [Fact]
    public async Task A_codec_that_the_container_does_not_hold()
    {
        var result = await RunningProgram.RunAefAsync("protect", place.Clip, "-o", place.In("out.webm"), "-p", place.Delta, "--codec", "h264");
        result.AssertRefused(2, "webm", "h264");
        AssertNothingUnder("out.webm");
    }

    [Fact]
    public async Task Perturbation_with_nan()
    {
        var bytes = await File.ReadAllBytesAsync(place.Delta, TestContext.Current.CancellationToken);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(^400), float.NaN);
        await PerturbationRefusedAsync("nan.safetensors", bytes, "finite");
    }

    [Fact]
    public async Task Perturbation_of_another_shape()
    {
        var header = """{"delta":{"dtype":"F32","shape":[3,2,2],"data_offsets":[0,48]}}"""u8;
        var bytes = new byte[8 + header.Length + 48];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        header.CopyTo(bytes.AsSpan(8));
        await PerturbationRefusedAsync("shape.safetensors", bytes, "[3,2,2]");
    }

    [Fact]
    public async Task Perturbation_that_is_none() => await PerturbationRefusedAsync("words.safetensors", "no tensors here, sorry"u8.ToArray(), "words.safetensors");

    [Fact]
    public async Task Perturbation_missing()
    {
        var result = await RunningProgram.RunAefAsync("protect", place.Clip, "-o", place.In("out.mp4"), "-p", place.In("nowhere.safetensors"));
        result.AssertRefused(1, "nowhere.safetensors");
    }

    [Theory]
    [InlineData("--strength", "1.5")]
    [InlineData("--strength", "NaN")]
    [InlineData("--strength", "much")]
    [InlineData("--crf", "-3")]
    [InlineData("--crf", "1000")]
    [InlineData("--preset", "warp9; rm -rf /")]
    [InlineData("--codec", "betamax")]
    [InlineData("--detect-every", "0")]
    [InlineData("--unheard-of", "1")]
    public async Task Options_that_cannot_be_meant(string option, string value)
    {
        var result = await RunningProgram.RunAefAsync("protect", place.Clip, "-o", place.In("out.mp4"), "-p", place.Delta, option, value);
        result.AssertRefused(2, option.TrimStart('-'));
        AssertNothingUnder("out.mp4");
    }

    [Fact]
    public async Task A_failure_is_json_too()
    {
        var result = await RunningProgram.RunAefAsync("protect", place.In("missing.mp4"), "-o", place.In("out.mp4"), "-p", place.Delta, "--json");
        result.AssertRefused(1);
        Assert.Equal(1, result.Json.GetProperty("exit_code").GetInt32());
        Assert.Contains("missing.mp4", result.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    // Names that look like options, protocols, response files or shell code are names.
    [Theory]
    [InlineData("-y.mp4")]
    [InlineData("concat:clip.mp4")]
    [InlineData("@clip.mp4")]
    [InlineData("$(touch owned) 'quoted' \"twice\" 100%.mp4")]
    [InlineData("two\nlines\\.mp4")]
    [InlineData("顔🙂.mp4")]
    public async Task Hostile_names_are_just_names(string name)
    {
        var folder = Directory.CreateDirectory(place.In(Guid.NewGuid().ToString("n"))).FullName;
        var clip = Path.Combine(folder, name);
        File.Copy(place.Clip, clip);
        var output = Path.Combine(folder, "out " + name);
        (await RunningProgram.RunAefAsync("protect", "-o", output, "-p", place.Delta, "--quiet", clip)).AssertDone();
        Assert.Equal(new HashSet<string> { clip, output }, Directory.EnumerateFileSystemEntries(folder).ToHashSet());
    }

    private async Task<string> DamageAsync(string name)
    {
        await Workplace.FfmpegAsync("-i", place.Clip, "-c", "copy", "-movflags", "+faststart", place.In(name));
        var bytes = await File.ReadAllBytesAsync(place.In(name), TestContext.Current.CancellationToken);
        new Random(3).NextBytes(bytes.AsSpan(bytes.Length / 2, 2000));
        await File.WriteAllBytesAsync(place.In(name), bytes, TestContext.Current.CancellationToken);
        return place.In(name);
    }

    private async Task RefusedAsync(string input, int exitCode, params string[] words)
    {
        var result = await RunningProgram.RunAefAsync("protect", input, "-o", place.In("out.mp4"), "-p", place.Delta);
        result.AssertRefused(exitCode, words);
        AssertNothingUnder("out.mp4");
    }

    private async Task PerturbationRefusedAsync(string name, byte[] bytes, string word)
    {
        await File.WriteAllBytesAsync(place.In(name), bytes, TestContext.Current.CancellationToken);
        var result = await RunningProgram.RunAefAsync("protect", place.Clip, "-o", place.In("out.mp4"), "-p", place.In(name));
        result.AssertRefused(1, name, word);
        AssertNothingUnder("out.mp4");
    }

    // Neither under the final name nor under a temporary one.
    private void AssertNothingUnder(string name) =>
        Assert.DoesNotContain(Directory.EnumerateFiles(place.Folder), file => Path.GetFileName(file).Contains(name, StringComparison.Ordinal)
            || Path.GetFileName(file).StartsWith('.'));
}
