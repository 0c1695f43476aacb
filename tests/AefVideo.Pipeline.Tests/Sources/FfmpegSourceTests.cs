using System.Diagnostics;
using System.Security.Cryptography;
using AefVideo.Core.Errors;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sources;
using AefVideo.Pipeline.Tests.Media;

namespace AefVideo.Pipeline.Tests.Sources;

public sealed class FfmpegSourceTests : IDisposable
{
    private readonly Clips _clips = new();

    public void Dispose() => _clips.Dispose();

    [Theory]
    [InlineData("mp4", "-c:v libx264 -preset ultrafast -bf 2")]
    [InlineData("mkv", "-c:v ffv1")]
    public async Task Variable_frame_times_are_exact(string extension, string codec)
    {
        await _clips.MakeVideoAsync($"vfr.{extension}", 40, options: $"-vf settb=1/90000,setpts=N*N*0.0021/TB {codec} -pix_fmt yuv420p -vsync passthrough -enc_time_base 1/90000");
        Assert.Equal(await Clips.TimesAsync(_clips[$"vfr.{extension}"]), await TimesAsync(_clips[$"vfr.{extension}"]));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("7200.04")]
    [InlineData("-3.2")]
    public async Task Times_that_do_not_begin_at_zero_are_kept(string offset)
    {
        await _clips.MakeAsync("offset.ts", $"-f lavfi -i testsrc=s=64x48:r=25 -frames:v 5 -c:v libx264 -preset ultrafast -pix_fmt yuv420p -output_ts_offset {offset} -muxdelay 0 -muxpreload 0 -avoid_negative_ts disabled");
        Assert.Equal(await Clips.TimesAsync(_clips["offset.ts"]), await TimesAsync(_clips["offset.ts"]));
    }

    [Fact]
    public async Task A_clip_cut_between_key_frames_keeps_its_times()
    {
        await _clips.MakeVideoAsync("whole.mp4", 50, options: "-c:v libx264 -preset ultrafast -g 20 -pix_fmt yuv420p");
        await _clips.MakeAsync("cut.mkv", $"-ss 1.0 -i {_clips["whole.mp4"]} -c copy -copyts -avoid_negative_ts disabled");
        await _clips.MakeAsync("cut.mp4", $"-ss 1.0 -i {_clips["whole.mp4"]} -c copy");
        foreach (var name in new[] { "cut.mkv", "cut.mp4" })
            Assert.Equal(await Clips.TimesAsync(_clips[name]), await TimesAsync(_clips[name]));
    }

    [Theory]
    [InlineData("it's.mp4")]
    [InlineData("two words \"quoted\".mp4")]
    [InlineData("back\\slash\\.mp4")]
    [InlineData("line\nbreak.mp4")]
    [InlineData("ünïcödé 视频.mp4")]
    [InlineData("-y.mp4")]
    [InlineData("http:example.mp4")]
    [InlineData("percent%03d.mp4")]
    [InlineData("$(date) & ; | `x`.mp4")]
    public async Task File_names_are_names_and_nothing_else(string name)
    {
        await _clips.MakeVideoAsync("plain.mp4", 3);
        File.Move(_clips["plain.mp4"], _clips[name]);
        Assert.Equal(3, (await TimesAsync(_clips[name])).Length);
        var (result, _, _) = await Clips.CopyAsync(_clips[name], _clips["out " + name.TrimStart('-')]);
        Assert.Equal(3, result.Frames);
    }

    [Theory]
    [InlineData("yuv420p", "ffv1")]
    [InlineData("yuv422p", "ffv1")]
    [InlineData("yuv444p", "ffv1")]
    [InlineData("gray", "ffv1")]
    [InlineData("yuvj420p", "mjpeg")]
    [InlineData("yuvj444p", "mjpeg")]
    public async Task Samples_are_the_decoders_own(string format, string codec)
    {
        await _clips.MakeVideoAsync("clip.mkv", 3, "67x45", $"-c:v {codec} -pix_fmt {format}");
        var expected = await Clips.RunAsync("ffmpeg", ["-v", "error", "-i", _clips["clip.mkv"], "-pix_fmt", format, "-f", "framehash", "-hash", "sha256", "-"]);
        var seen = new List<string>();
        await ReadAsync(_clips["clip.mkv"], frame => seen.Add(Convert.ToHexStringLower(SHA256.HashData(frame.Picture.Memory.Span))));
        Assert.Equal([.. Hashes(expected)], seen);
    }

    /// <summary>A stream may change its size and samples at any key frame; ffmpeg brings what follows to the size and samples of the beginning, before it is written.</summary>
    [Theory]
    [InlineData("320x240", "160x120", "yuv420p")]
    [InlineData("160x120", "320x240", "yuv444p")]
    public async Task Pictures_that_change_their_size_on_the_way_keep_the_first(string first, string second, string format)
    {
        await _clips.MakeAsync("first.ts", $"-f lavfi -i testsrc=s={first}:r=25 -frames:v 10 -c:v libx264 -preset ultrafast -pix_fmt yuv420p");
        await _clips.MakeAsync("second.ts", $"-f lavfi -i testsrc=s={second}:r=25 -frames:v 10 -c:v libx264 -preset ultrafast -pix_fmt {format} -output_ts_offset 0.4");
        await File.WriteAllBytesAsync(
            _clips["both.ts"],
            [.. await File.ReadAllBytesAsync(_clips["first.ts"], Clips.Cancellation), .. await File.ReadAllBytesAsync(_clips["second.ts"], Clips.Cancellation)], Clips.Cancellation);
        var expected = await Clips.RunAsync("ffmpeg", ["-v", "fatal", "-i", _clips["both.ts"], "-vsync", "passthrough", "-pix_fmt", "yuv420p", "-f", "framehash", "-hash", "sha256", "-"]);
        var description = await MediaInspector.InspectAsync(_clips["both.ts"], Clips.Cancellation);
        Assert.Equal(first, $"{description.Format.Width}x{description.Format.Height}");
        // The counters of the transport stream begin anew, which is told as damage.
        await using var source = new FfmpegSource(description, tolerateDamage: true);
        var frame = await new FramePool(description.Format, 1).RentAsync(Clips.Cancellation);
        var seen = new List<string>();
        while (await source.ReadAsync(frame, Clips.Cancellation)) seen.Add(Convert.ToHexStringLower(SHA256.HashData(frame.Picture.Memory.Span)));
        Assert.InRange(seen.Count, 18, 20);
        Assert.Equal([.. Hashes(expected)], seen);
    }

    [Fact]
    public async Task A_file_cut_off_in_the_middle_ends_the_run_and_tells_where()
    {
        await MakeCutOffAsync("cut.mp4");
        var exception = await Assert.ThrowsAsync<MediaException>(() => ReadAsync(_clips["cut.mp4"]));
        Assert.Matches(@"^\S+cut\.mp4: is damaged after 00:00:0\d\.\d+ \(.*\); allow damage", exception.Message);
        Assert.Empty(_clips.Processes());
    }

    [Fact]
    public async Task A_file_cut_off_in_the_middle_can_be_tolerated()
    {
        await MakeCutOffAsync("cut.mp4");
        var description = await MediaInspector.InspectAsync(_clips["cut.mp4"], Clips.Cancellation);
        await using var source = new FfmpegSource(description, tolerateDamage: true);
        var frames = await CountAsync(source, description);
        Assert.InRange(frames, 10, 99);
        Assert.True(source.Damages > 0);
    }

    [Fact]
    public async Task Damage_in_the_middle_ends_the_run_or_is_concealed_and_counted()
    {
        await _clips.MakeVideoAsync("whole.mkv", 100, "128x96", "-c:v libx264 -preset ultrafast -crf 10 -pix_fmt yuv420p");
        var bytes = await File.ReadAllBytesAsync(_clips["whole.mkv"], Clips.Cancellation);
        var random = new Random(4);
        for (var i = 0; i < 400; i++) bytes[bytes.Length / 2 + i * 3] = (byte)random.Next(256);
        await File.WriteAllBytesAsync(_clips["hurt.mkv"], bytes, Clips.Cancellation);

        var exception = await Assert.ThrowsAsync<MediaException>(() => ReadAsync(_clips["hurt.mkv"]));
        Assert.Contains("is damaged after 00:00:0", exception.Message, StringComparison.Ordinal);
        var description = await MediaInspector.InspectAsync(_clips["hurt.mkv"], Clips.Cancellation);
        await using var source = new FfmpegSource(description, tolerateDamage: true);
        Assert.InRange(await CountAsync(source, description), 40, 99);
        Assert.True(source.Damages > 0);
    }

    [Fact]
    public async Task A_killed_ffmpeg_is_told_in_one_sentence()
    {
        await _clips.MakeVideoAsync("long.mp4", 400, "320x240");
        var description = await MediaInspector.InspectAsync(_clips["long.mp4"], Clips.Cancellation);
        await using var source = new FfmpegSource(description, tolerateDamage: true);
        var frame = await new FramePool(description.Format, 1).RentAsync(Clips.Cancellation);
        Assert.True(await source.ReadAsync(frame, Clips.Cancellation));
        using (var ffmpeg = Process.GetProcessById(Assert.Single(_clips.Processes("wrapped_avframe")))) ffmpeg.Kill();
        var exception = await Assert.ThrowsAsync<MediaException>(async () =>
        {
            while (await source.ReadAsync(frame, Clips.Cancellation)) { }
        });
        Assert.Contains("ffmpeg ended unexpectedly", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_left_running_when_it_is_not_read_to_the_end(bool cancel)
    {
        await _clips.MakeVideoAsync("long.mp4", 400, "320x240");
        var description = await MediaInspector.InspectAsync(_clips["long.mp4"], Clips.Cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Clips.Cancellation);
        await using (var source = new FfmpegSource(description))
        {
            var frame = await new FramePool(description.Format, 1).RentAsync(Clips.Cancellation);
            Assert.True(await source.ReadAsync(frame, stop.Token));
            Assert.Single(_clips.Processes("wrapped_avframe"));
            if (cancel)
            {
                await stop.CancelAsync();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
                {
                    while (await source.ReadAsync(frame, stop.Token)) { }
                });
            }
        }
        Assert.Empty(_clips.Processes());
    }

    [Fact]
    public async Task The_last_frames_are_there_however_slowly_they_are_read()
    {
        await _clips.MakeVideoAsync("small.mp4", 4);
        var description = await MediaInspector.InspectAsync(_clips["small.mp4"], Clips.Cancellation);
        await using var source = new FfmpegSource(description);
        var frame = await new FramePool(description.Format, 1).RentAsync(Clips.Cancellation);
        Assert.True(await source.ReadAsync(frame, Clips.Cancellation));
        // All that is left fits into the pipe: ffmpeg ends before it is read.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Clips.Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (_clips.Processes().Any()) await Task.Delay(20, patience.Token);
        var frames = 1;
        while (await source.ReadAsync(frame, Clips.Cancellation)) frames++;
        Assert.Equal(4, frames);
    }

    private static IEnumerable<string> Hashes(string framehash) =>
        framehash.Split('\n').Where(line => line.StartsWith('0')).Select(line => line.Split(',')[^1].Trim());

    private async Task MakeCutOffAsync(string name)
    {
        await _clips.MakeVideoAsync("whole.mp4", 100, "128x96", "-c:v libx264 -preset ultrafast -crf 10 -g 25 -pix_fmt yuv420p -movflags +faststart");
        var bytes = await File.ReadAllBytesAsync(_clips["whole.mp4"], Clips.Cancellation);
        await File.WriteAllBytesAsync(_clips[name], bytes[..(bytes.Length * 2 / 3)], Clips.Cancellation);
    }

    private static async Task<int> CountAsync(FfmpegSource source, MediaDescription description)
    {
        var frame = await new FramePool(description.Format, 1).RentAsync(Clips.Cancellation);
        var frames = 0;
        while (await source.ReadAsync(frame, Clips.Cancellation)) frames++;
        return frames;
    }

    private static async Task<long[]> TimesAsync(string path)
    {
        var times = new List<long>();
        await ReadAsync(path, frame => times.Add(frame.Timestamp));
        return [.. times];
    }

    private static async Task ReadAsync(string path, Action<Frame>? onFrame = null)
    {
        var description = await MediaInspector.InspectAsync(path, Clips.Cancellation);
        await using var source = new FfmpegSource(description);
        var frame = await new FramePool(description.Format, 1).RentAsync(Clips.Cancellation);
        while (await source.ReadAsync(frame, Clips.Cancellation)) onFrame?.Invoke(frame);
    }
}
