using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Sinks;
using AefVideo.Pipeline.Sound;
using AefVideo.Pipeline.Tests.Media;

namespace AefVideo.Pipeline.Tests.Sinks;

public sealed class StreamSinkTests
{
    private static readonly PictureFormat Format = new(160, 96, PixelLayout.Yuv420, ColorMatrix.Bt709);

    [Theory]
    [InlineData("out.mp4")]
    [InlineData("out.mkv")]
    [InlineData("out.mov")]
    public async Task A_file_holds_every_picture_at_its_time(string name)
    {
        using var clips = new Clips();
        await using (var sink = await OpenAsync(clips[name]))
        {
            await WriteAsync(sink, 0, 50);
            await sink.FinishAsync(PipelineOutcome.Completed, Clips.Cancellation);
        }
        var times = await SecondsAsync(clips[name], "v");
        Assert.Equal(50, times.Length);
        // The first picture is zero; the others as they came, at 25 a second, with one pause of a second.
        for (var i = 0; i < 50; i++) Assert.Equal(Time(i).TotalSeconds - Time(0).TotalSeconds, times[i], 0.002);
    }

    [Theory]
    [InlineData("killed.mp4")]
    [InlineData("killed.mkv")]
    public async Task A_file_whose_writing_is_cut_off_plays_up_to_the_last_second_or_two(string name)
    {
        using var clips = new Clips();
        var sink = await OpenAsync(clips[name], new() { Preset = "ultrafast" });
        await WriteAsync(sink, 0, 200);
        // What a crash leaves is what lies there now, under the temporary name.
        var part = Assert.Single(Directory.GetFiles(clips.Folder, name + ".*.part"));
        for (var i = 0; i < 100 && new FileInfo(part).Length < 4000; i++) await Task.Delay(50, Clips.Cancellation);
        await Task.Delay(500, Clips.Cancellation);
        File.Copy(part, clips["left" + Path.GetExtension(name)]);
        await sink.DisposeAsync();
        var times = await SecondsAsync(clips["left" + Path.GetExtension(name)], "v");
        var whole = (Time(199) - Time(0)).TotalSeconds;
        Assert.InRange(times[^1], whole - 3, whole);
    }

    [Fact]
    public async Task Sound_goes_along_at_its_own_time()
    {
        using var clips = new Clips();
        var sound = new SoundTimeline(System.Diagnostics.Stopwatch.GetTimestamp());
        await using (var sink = await StreamSink.CreateAsync(Format, new(25, 1), StreamTarget.Parse(clips["a.mkv"]), new(), sound, Clips.Cancellation))
        {
            var frame = await new FramePool(Format, 1).RentAsync(Clips.Cancellation);
            for (var i = 0; i < 75; i++)
            {
                var now = TimeSpan.FromSeconds(2 + i / 25.0);
                // A second of silence, a second of tone, then nothing more: silence is filled in.
                if (i < 50) sound.Write(Tone((short)(i < 25 ? 0 : 9000)), now);
                frame.Time = now;
                await sink.WriteAsync(frame, Clips.Cancellation);
            }
            await sink.FinishAsync(PipelineOutcome.Completed, Clips.Cancellation);
        }
        var (begins, ends) = await LoudAsync(clips["a.mkv"]);
        Assert.Equal(1, begins, 0.06);
        Assert.Equal(2, ends, 0.06);
    }

    [Fact]
    public async Task A_stream_over_udp_can_be_received()
    {
        using var clips = new Clips();
        var receiving = Clips.RunAsync("ffmpeg", ["-nostdin", "-v", "error", "-i", "udp://127.0.0.1:45701?timeout=15000000", "-t", "2", "-c", "copy", "-y", clips["received.ts"]]);
        await using (var sink = await OpenAsync("udp://127.0.0.1:45701"))
        {
            var frame = await new FramePool(Format, 1).RentAsync(Clips.Cancellation);
            for (var i = 0; i < 400 && !receiving.IsCompleted; i++)
            {
                frame.Time = TimeSpan.FromSeconds(i / 25.0);
                frame.Picture.Memory.Span.Fill((byte)i);
                await sink.WriteAsync(frame, Clips.Cancellation);
                await Task.Delay(25, Clips.Cancellation);
            }
            await sink.FinishAsync(PipelineOutcome.Completed, Clips.Cancellation);
        }
        await receiving;
        Assert.True((await SecondsAsync(clips["received.ts"], "v")).Length > 20);
    }

    [Fact]
    public async Task A_stream_that_nobody_takes_fails_in_one_sentence_without_its_key()
    {
        await using var sink = await OpenAsync("rtmp://127.0.0.1:45799/live/SECRETKEY");
        var fault = await Assert.ThrowsAsync<MediaException>(() => WriteAsync(sink, 0, 300));
        Assert.Contains("rtmp://127.0.0.1:45799/live", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRETKEY", fault.Message, StringComparison.Ordinal);
        Assert.Equal("rtmp://127.0.0.1:45799/live/…", sink.Name);
    }

    [Theory]
    [InlineData("-", StreamTargetKind.StandardOutput)]
    [InlineData("/dev/video10", StreamTargetKind.VirtualCamera)]
    [InlineData("udp://10.0.0.1:5000", StreamTargetKind.Network)]
    [InlineData("tcp://10.0.0.1:5000?listen=1", StreamTargetKind.Network)]
    [InlineData("srt://10.0.0.1:5000?passphrase=secretsecret", StreamTargetKind.Srt)]
    [InlineData("rtmps://example.org/app/key", StreamTargetKind.Rtmp)]
    [InlineData("folder/a.mp4", StreamTargetKind.File)]
    public void Outputs_are_told_apart(string text, StreamTargetKind kind)
    {
        var target = StreamTarget.Parse(text);
        Assert.Equal(kind, target.Kind);
        Assert.DoesNotContain("secret", target.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("key", target.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.avi")]
    [InlineData("ftp://example.org/a.mp4")]
    public void What_is_no_place_to_stream_to_is_refused(string text) => Assert.Throws<UsageException>(() => StreamTarget.Parse(text));

    [Fact]
    public async Task A_virtual_camera_that_is_not_there_is_missing_with_what_to_do()
    {
        var fault = await Assert.ThrowsAsync<EnvironmentException>(() => OpenAsync("/dev/video199"));
        Assert.Contains("modprobe v4l2loopback", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_existing_file_is_not_replaced_unasked()
    {
        using var clips = new Clips();
        await File.WriteAllTextAsync(clips["mine.mp4"], "mine", Clips.Cancellation);
        await Assert.ThrowsAsync<UsageException>(() => OpenAsync(clips["mine.mp4"]));
        Assert.Equal("mine", await File.ReadAllTextAsync(clips["mine.mp4"], Clips.Cancellation));
    }

    [Fact]
    public async Task Closed_before_its_first_picture_it_leaves_nothing()
    {
        using var clips = new Clips();
        var sink = await OpenAsync(clips["none.mp4"]);
        await sink.FinishAsync(PipelineOutcome.Completed, Clips.Cancellation);
        await sink.DisposeAsync();
        Assert.Empty(Directory.GetFiles(clips.Folder));
    }

    private static Task<StreamSink> OpenAsync(string target, EncoderSettings? settings = null) =>
        StreamSink.CreateAsync(Format, new(25, 1), StreamTarget.Parse(target), settings ?? new(), sound: null, Clips.Cancellation);

    // A session that has gone on for five seconds; after the twentieth picture a second is missing.
    private static TimeSpan Time(int number) => TimeSpan.FromSeconds(5 + number / 25.0 + (number > 20 ? 1 : 0));

    private static async Task WriteAsync(StreamSink sink, int first, int count)
    {
        var frame = await new FramePool(Format, 1).RentAsync(Clips.Cancellation);
        for (var i = first; i < first + count; i++)
        {
            new Random(i).NextBytes(frame.Picture.Plane(0));
            frame.Time = Time(i);
            await sink.WriteAsync(frame, Clips.Cancellation);
        }
    }

    private static byte[] Tone(short loudness)
    {
        var samples = new byte[SoundFormat.Rate / 25 * SoundFormat.BytesPerSample];
        for (var i = 0; i < samples.Length / 2; i++) BitConverter.TryWriteBytes(samples.AsSpan(2 * i), (short)(i / 2 % 48 < 24 ? loudness : -loudness));
        return samples;
    }

    private static async Task<double[]> SecondsAsync(string file, string stream)
    {
        var text = await Clips.RunAsync("ffprobe", ["-v", "error", "-select_streams", stream, "-show_entries", "packet=pts_time", "-of", "csv=p=0", file]);
        return [.. text.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries).Select(time => double.Parse(time, CultureInfo.InvariantCulture)).Order()];
    }

    /// <summary>Where sound becomes loud and where it ends, in seconds of the pictures' time.</summary>
    private static async Task<(double Begins, double Ends)> LoudAsync(string file)
    {
        var raw = file + ".raw";
        await Clips.RunAsync("ffmpeg", ["-nostdin", "-v", "error", "-y", "-i", file, "-af", "aresample=async=1:first_pts=0", "-f", "s16le", "-ac", "1", "-ar", "48000", raw]);
        var bytes = await File.ReadAllBytesAsync(raw, Clips.Cancellation);
        var loud = Enumerable.Range(0, bytes.Length / 2).Where(i => Math.Abs((int)BitConverter.ToInt16(bytes, 2 * i)) > 3000).ToArray();
        return (loud[0] / 48000.0, loud[^1] / 48000.0);
    }
}
