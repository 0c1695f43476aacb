using AefVideo.Core.Errors;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sinks;
using AefVideo.Pipeline.Sources;
using AefVideo.Pipeline.Tests.Media;

namespace AefVideo.Pipeline.Tests.Sinks;

public sealed class FfmpegSinkTests : IDisposable
{
    private const string X264 = "-c:v libx264 -preset ultrafast -pix_fmt yuv420p";
    private readonly Clips _clips = new();

    public void Dispose() => _clips.Dispose();

    [Theory]
    [InlineData("mp4", "mp4")]
    [InlineData("mkv", "mp4")]
    [InlineData("mkv", "mov")]
    [InlineData("mkv", "mkv")]
    [InlineData("mp4", "m4v")]
    public async Task Variable_frame_times_arrive_exactly(string from, string to)
    {
        await _clips.MakeVideoAsync($"in.{from}", 40, options: $"-vf settb=1/90000,setpts=N*N*0.0021/TB {X264} -vsync passthrough -enc_time_base 1/90000");
        var (result, _, _) = await Clips.CopyAsync(_clips[$"in.{from}"], _clips[$"out.{to}"]);
        Assert.Equal(40, result.Frames);
        Assert.Equal(await Clips.SecondsAsync(_clips[$"in.{from}"]), await Clips.SecondsAsync(_clips[$"out.{to}"]));
        Assert.Empty(_clips.Leftovers);
    }

    [Fact]
    public async Task Film_rates_arrive_exactly()
    {
        await _clips.MakeAsync("in.mp4", $"-f lavfi -i testsrc=s=64x48:r=24000/1001 -frames:v 30 {X264} -bf 2");
        await Clips.CopyAsync(_clips["in.mp4"], _clips["out.mp4"], new() { Preset = "medium" });
        Assert.Equal(await Clips.TimesAsync(_clips["in.mp4"]), await Clips.TimesAsync(_clips["out.mp4"]));
        Assert.Equal(["24000/1001,24000/1001,1/24000"], await Clips.ProbeAsync(_clips["out.mp4"], "stream=r_frame_rate,avg_frame_rate,time_base"));
    }

    [Fact]
    public async Task Sound_is_copied_with_its_offset_language_and_title()
    {
        await _clips.MakeAsync(
            "in.mkv", $"-f lavfi -i testsrc=s=64x48:r=25:d=1 -itsoffset 0.32 -f lavfi -i sine=d=1 -f lavfi -i sine=900:d=1 -map 0 -map 1 -map 2 {X264} -c:a aac",
            "-metadata:s:a:0", "language=deu", "-metadata:s:a:1", "language=fra", "-metadata:s:a:1", "title=Deux \"mots\"", "-disposition:a:1", "default", "-metadata:s:v", "language=spa", "-metadata:s:v", "title=Das \\Bild\\");
        await Clips.CopyAsync(_clips["in.mkv"], _clips["out.mkv"]);
        await Clips.CopyAsync(_clips["in.mkv"], _clips["out.mp4"]);
        Assert.Equal(await Clips.HashAsync(_clips["in.mkv"], "0:a"), await Clips.HashAsync(_clips["out.mkv"], "0:a"));
        Assert.Equal(await Clips.HashAsync(_clips["in.mkv"], "0:a"), await Clips.HashAsync(_clips["out.mp4"], "0:a"));
        const string About = "stream=index,codec_type:stream_tags=language,title:stream_disposition=default";
        Assert.Equal(await Clips.ProbeAsync(_clips["in.mkv"], About, ""), await Clips.ProbeAsync(_clips["out.mkv"], About, ""));
        Assert.Equal(await StartsAsync(_clips["in.mkv"]), await StartsAsync(_clips["out.mkv"]));
        foreach (var (before, after) in (await StartsAsync(_clips["in.mkv"])).Zip(await StartsAsync(_clips["out.mp4"]))) Assert.Equal(before, after, 0.001);
    }

    [Theory]
    [InlineData("0.0", "0.4")]
    [InlineData("0.4", "0.0")]
    [InlineData("5.0", "5.2")]
    public async Task The_time_between_picture_and_sound_stays(string video, string audio)
    {
        await _clips.MakeAsync(
            "in.ts", $"-itsoffset {video} -f lavfi -i testsrc=s=64x48:r=25:d=1 -itsoffset {audio} -f lavfi -i sine=d=1 -map 0 -map 1 {X264} -c:a mp2 -copyts -avoid_negative_ts disabled");
        await Clips.CopyAsync(_clips["in.ts"], _clips["out.mp4"]);
        var (before, after) = (await StartsAsync(_clips["in.ts"]), await StartsAsync(_clips["out.mp4"]));
        Assert.Equal(before[1] - before[0], after[1] - after[0], 0.001);
        Assert.Equal(0, after.Min(), 0.001);
    }

    [Fact]
    public async Task Sound_that_the_container_cannot_hold_is_encoded_anew_with_a_word()
    {
        await _clips.MakeAsync("in.mkv", $"-f lavfi -i testsrc=s=64x48:r=25:d=0.4 -f lavfi -i sine=d=0.4 {X264} -c:a pcm_s16le");
        var (_, sink, _) = await Clips.CopyAsync(_clips["in.mkv"], _clips["out.mp4"]);
        Assert.Equal(["aac"], await Clips.ProbeAsync(_clips["out.mp4"], "stream=codec_name", "a"));
        Assert.Contains("encoded anew as aac", Assert.Single(sink.Warnings), StringComparison.Ordinal);
    }

    /// <summary>Nothing is copied from such a file's streams, so they are not looked into.</summary>
    [Theory]
    [InlineData("mkv")]
    [InlineData("mp4")]
    public async Task Chapters_and_metadata_of_a_silent_clip_stay(string extension)
    {
        await File.WriteAllTextAsync(_clips["about.txt"], ";FFMETADATA1\ntitle=A day\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=400\ntitle=One\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=400\nEND=1000\ntitle=Two\n", Clips.Cancellation);
        await _clips.MakeAsync($"in.{extension}", $"-f lavfi -i testsrc=s=64x48:r=25:d=1 -i {_clips["about.txt"]} -map 0 -map_metadata 1 -map_chapters 1 {X264}");
        await Clips.CopyAsync(_clips[$"in.{extension}"], _clips[$"out.{extension}"]);
        Assert.Equal(["A day"], await Clips.ProbeAsync(_clips[$"out.{extension}"], "format_tags=title", ""));
        Assert.Equal(["0.000000,0.400000,One", "0.400000,1.000000,Two"], await Clips.ProbeAsync(_clips[$"out.{extension}"], "chapter=start_time,end_time:chapter_tags=title", ""));
    }

    [Fact]
    public async Task Subtitles_chapters_attachments_and_metadata_stay()
    {
        await File.WriteAllTextAsync(_clips["text.srt"], "1\n00:00:00,100 --> 00:00:00,700\nGood day\n", Clips.Cancellation);
        await File.WriteAllTextAsync(
            _clips["about.txt"], ";FFMETADATA1\ntitle=A \"day\"\nartist=Nobody\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=400\ntitle=One\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=400\nEND=1000\ntitle=Two\n",
            Clips.Cancellation);
        await _clips.MakeAsync(
            "in.mkv", $"-f lavfi -i testsrc=s=64x48:r=25:d=1 -i {_clips["text.srt"]} -i {_clips["about.txt"]} -map 0 -map 1 -map_metadata 2 -map_chapters 2 {X264} -c:s srt -metadata:s:s language=eng -attach {_clips["text.srt"]} -metadata:s:t mimetype=text/plain");
        var (_, _, input) = await Clips.CopyAsync(_clips["in.mkv"], _clips["out.mkv"]);
        Assert.Equal(StreamKind.Attachment, input.Streams[2].Kind);
        var (_, mp4, _) = await Clips.CopyAsync(_clips["in.mkv"], _clips["out.mp4"]);
        Assert.Contains("attachment 2", Assert.Single(mp4.Warnings), StringComparison.Ordinal);
        await Clips.CopyAsync(_clips["in.mkv"], _clips["out.webm"], new() { Preset = "ultrafast", Crf = 40 });
        await Clips.CopyAsync(_clips["out.mp4"], _clips["again.mkv"]);

        Assert.Equal(["h264", "subrip", "ttf"], (await Clips.ProbeAsync(_clips["out.mkv"], "stream=codec_name", "")).Select(name => name is "unknown" or "text" or "" ? "ttf" : name));
        Assert.Equal(["h264", "mov_text"], (await Clips.ProbeAsync(_clips["out.mp4"], "stream=codec_name", "")).Take(2));
        Assert.Equal(["vp9", "webvtt"], await Clips.ProbeAsync(_clips["out.webm"], "stream=codec_name", ""));
        Assert.Equal(["h264", "subrip"], await Clips.ProbeAsync(_clips["again.mkv"], "stream=codec_name", ""));
        foreach (var name in new[] { "out.mkv", "out.mp4", "out.webm", "again.mkv" })
        {
            Assert.Equal(["0.000000,0.400000,One", "0.400000,1.000000,Two"], await Clips.ProbeAsync(_clips[name], "chapter=start_time,end_time:chapter_tags=title", ""));
            Assert.Equal(["\"A \"\"day\"\"\""], await Clips.ProbeAsync(_clips[name], "format_tags=title", ""));
            Assert.Contains("Good day", await Clips.RunAsync("ffmpeg", ["-v", "error", "-i", _clips[name], "-map", "0:s:0", "-f", "srt", "-"]), StringComparison.Ordinal);
            Assert.Contains("eng", await Clips.ProbeAsync(_clips[name], "stream_tags=language", "s"));
        }
    }

    [Theory]
    [InlineData("90", "mp4")]
    [InlineData("180", "mov")]
    [InlineData("270", "mp4")]
    [InlineData("90", "mkv")]
    [InlineData("270", "webm")]
    [InlineData("180", "mkv")]
    public async Task Rotation_stays_as_a_tag_or_is_carried_out(string degrees, string to)
    {
        await _clips.MakeVideoAsync("flat.mp4", 3, "64x48", $"{X264} -crf 5");
        await MakeRotatedAsync(degrees);
        var (_, _, input) = await Clips.CopyAsync(_clips["in.mp4"], _clips[$"out.{to}"], new() { Preset = "ultrafast", Crf = 5 });
        Assert.Equal(int.Parse(degrees, System.Globalization.CultureInfo.InvariantCulture), (int)input.Rotation * 90);
        var output = await MediaInspector.InspectAsync(_clips[$"out.{to}"], Clips.Cancellation);
        var keeps = to is "mp4" or "mov";
        Assert.Equal(keeps ? input.Rotation : QuarterTurn.None, output.Rotation);
        Assert.Equal(keeps || degrees == "180" ? (64, 48) : (48, 64), (output.Format.Width, output.Format.Height));
        // Turned by a player, both show the same picture.
        Assert.True(await ShownDifferenceAsync(_clips["in.mp4"], _clips[$"out.{to}"]) > 30);
    }

    [Theory]
    [InlineData("pc", "bt709", "bt709", "bt709", "left")]
    [InlineData("tv", "bt2020nc", "bt2020", "bt709", "topleft")]
    [InlineData("tv", "smpte170m", "smpte170m", "smpte170m", "center")]
    public async Task Colour_tags_are_the_inputs(string range, string space, string primaries, string transfer, string location)
    {
        await _clips.MakeVideoAsync("in.mp4", 2, options: $"{X264} -color_range {range} -colorspace {space} -color_primaries {primaries} -color_trc {transfer} -chroma_sample_location {location}");
        const string Tags = "stream=color_range,color_space,color_primaries,color_transfer,chroma_location";
        var expected = await Clips.ProbeAsync(_clips["in.mp4"], Tags);
        Assert.Contains(space, expected[0], StringComparison.Ordinal);
        Assert.Contains(location, expected[0], StringComparison.Ordinal);
        await Clips.CopyAsync(_clips["in.mp4"], _clips["out.mp4"]);
        Assert.Equal(expected, await Clips.ProbeAsync(_clips["out.mp4"], Tags));
    }

    [Fact]
    public async Task Absent_colour_tags_stay_absent()
    {
        await _clips.MakeVideoAsync("in.mp4", 2);
        const string Tags = "stream=color_range,color_space,color_primaries,color_transfer";
        var before = await Clips.ProbeAsync(_clips["in.mp4"], Tags);
        await Clips.CopyAsync(_clips["in.mp4"], _clips["out.mp4"]);
        Assert.Equal(before, await Clips.ProbeAsync(_clips["out.mp4"], Tags));
    }

    [Theory]
    [InlineData("yuv420p", "yuv420p", "unknown")]
    [InlineData("yuv422p", "yuv422p", "unknown")]
    [InlineData("yuv444p", "yuv444p", "unknown")]
    [InlineData("gray", "yuvj420p", "pc")] // H.264 without chroma; ffmpeg decodes it to chroma that is all grey.
    [InlineData("yuvj422p", "yuvj422p", "pc")]
    [InlineData("bgr0", "yuv444p", "tv")]
    public async Task Chroma_stays_as_fine_as_it_was(string stored, string expected, string range)
    {
        var codec = stored.StartsWith("yuvj", StringComparison.Ordinal) ? "mjpeg -q:v 2" : "ffv1";
        await _clips.MakeVideoAsync("in.mkv", 3, options: $"-c:v {codec} -pix_fmt {stored}");
        await Clips.CopyAsync(_clips["in.mkv"], _clips["out.mp4"], new() { Preset = "ultrafast", Crf = 4 });
        Assert.Equal($"{expected},{range}", (await Clips.ProbeAsync(_clips["out.mp4"], "stream=pix_fmt,color_range"))[0]);
        Assert.True(await ShownDifferenceAsync(_clips["in.mkv"], _clips["out.mp4"]) > 30);
        await Clips.CopyAsync(_clips["in.mkv"], _clips["out.mkv"], new() { Codec = VideoCodec.Ffv1 });
        if (stored != "bgr0") Assert.Equal(await Clips.PixelHashAsync(_clips["in.mkv"], stored), await Clips.PixelHashAsync(_clips["out.mkv"], stored));
    }

    [Fact]
    public async Task Pixels_that_are_not_square_stay_so()
    {
        await _clips.MakeVideoAsync("in.mp4", 2, options: $"-vf setsar=16/15 {X264}");
        foreach (var name in new[] { "out.mp4", "out.mkv", "out.mov" })
        {
            await Clips.CopyAsync(_clips["in.mp4"], _clips[name]);
            Assert.Equal(["16:15"], await Clips.ProbeAsync(_clips[name], "stream=sample_aspect_ratio"));
        }
    }

    [Theory]
    [InlineData(VideoCodec.H264, "mp4", "h264")]
    [InlineData(VideoCodec.Hevc, "mp4", "hevc")]
    [InlineData(VideoCodec.Hevc, "mov", "hevc")]
    [InlineData(VideoCodec.Av1, "mp4", "av1")]
    [InlineData(VideoCodec.Av1, "webm", "av1")]
    [InlineData(VideoCodec.Vp9, "webm", "vp9")]
    [InlineData(VideoCodec.Vp9, "mp4", "vp9")]
    [InlineData(VideoCodec.Ffv1, "mkv", "ffv1")]
    public async Task Every_codec_works_where_it_belongs(VideoCodec codec, string container, string name)
    {
        await _clips.MakeVideoAsync("in.mp4", 5, "96x80");
        var settings = new EncoderSettings { Codec = codec, Preset = codec == VideoCodec.Ffv1 ? null : "ultrafast" };
        await Clips.CopyAsync(_clips["in.mp4"], _clips[$"out.{container}"], settings);
        Assert.Equal([name], await Clips.ProbeAsync(_clips[$"out.{container}"], "stream=codec_name"));
        Assert.True(await ShownDifferenceAsync(_clips["in.mp4"], _clips[$"out.{container}"]) > 25);
        var expected = await Clips.SecondsAsync(_clips["in.mp4"]);
        foreach (var (before, after) in expected.Zip(await Clips.SecondsAsync(_clips[$"out.{container}"]))) Assert.Equal(before, after, 0.001);
    }

    [Theory]
    [InlineData("33x17", "h264", "34,18")]
    [InlineData("33x17", "vp9", "33,17")]
    [InlineData("1x1", "h264", "2,2")]
    [InlineData("65x129", "av1", "66,130")]
    public async Task Odd_sizes_work(string size, string codec, string expected)
    {
        await _clips.MakeVideoAsync("in.mkv", 3, size, "-c:v ffv1 -pix_fmt yuv420p");
        var (_, sink, _) = await Clips.CopyAsync(_clips["in.mkv"], _clips["out.mp4"], new() { Codec = Enum.Parse<VideoCodec>(codec, ignoreCase: true), Preset = "ultrafast" });
        Assert.Equal([expected], await Clips.ProbeAsync(_clips["out.mp4"], "stream=width,height"));
        Assert.Equal(expected != size.Replace('x', ',') ? 1 : 0, sink.Warnings.Count);
    }

    [Theory]
    [InlineData("out.xyz", null, ".xyz is not written here")]
    [InlineData("out", null, "has no extension")]
    [InlineData("out.avi", null, ".avi is not written here")]
    [InlineData("out.mp4", VideoCodec.Ffv1, "mp4 cannot hold ffv1; write to .mkv")]
    [InlineData("out.webm", VideoCodec.H264, "webm cannot hold h264; write to .mp4, .m4v, .mov, .mkv, or choose --codec vp9|av1")]
    [InlineData("no/such/folder/out.mp4", null, "there is no folder")]
    public async Task What_cannot_be_meant_is_a_usage_error(string name, VideoCodec? codec, string reason)
    {
        var input = await MediaInspector.InspectAsync(await _clips.MakeVideoAsync("in.mp4", 1), Clips.Cancellation);
        var exception = await Assert.ThrowsAsync<UsageException>(() => FfmpegSink.CreateAsync(input, _clips[name], new() { Codec = codec }, Clips.Cancellation));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongUsage, exception.ExitCode);
    }

    [Theory]
    [InlineData(52, "medium", "out of range")]
    [InlineData(-1, "medium", "out of range")]
    [InlineData(20, "warp", "no preset")]
    public async Task Settings_out_of_range_are_a_usage_error(int crf, string preset, string reason)
    {
        var input = await MediaInspector.InspectAsync(await _clips.MakeVideoAsync("in.mp4", 1), Clips.Cancellation);
        var exception = await Assert.ThrowsAsync<UsageException>(() => FfmpegSink.CreateAsync(input, _clips["out.mp4"], new() { Crf = crf, Preset = preset }, Clips.Cancellation));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_input_is_never_the_output_by_whatever_name()
    {
        await _clips.MakeVideoAsync("in.mp4", 1);
        var input = await MediaInspector.InspectAsync(_clips["in.mp4"], Clips.Cancellation);
        File.CreateSymbolicLink(_clips["link.mp4"], _clips["in.mp4"]);
        Directory.CreateDirectory(_clips["sub"]);
        Directory.CreateSymbolicLink(_clips["folder"], _clips.Folder);
        await Clips.RunAsync("ln", [_clips["in.mp4"], _clips["hard.mp4"]]);
        foreach (var name in new[] { "in.mp4", "link.mp4", "hard.mp4", "sub/../in.mp4", "folder/in.mp4" })
        {
            var exception = await Assert.ThrowsAsync<UsageException>(
                () => FfmpegSink.CreateAsync(input, _clips[name], new() { Overwrite = true }, Clips.Cancellation));
            Assert.Contains("is the input itself", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_existing_file_is_replaced_only_when_asked()
    {
        await _clips.MakeVideoAsync("in.mp4", 2);
        await File.WriteAllTextAsync(_clips["out.mp4"], "precious", Clips.Cancellation);
        await Assert.ThrowsAsync<UsageException>(() => Clips.CopyAsync(_clips["in.mp4"], _clips["out.mp4"]));
        Assert.Equal("precious", await File.ReadAllTextAsync(_clips["out.mp4"], Clips.Cancellation));
        await Clips.CopyAsync(_clips["in.mp4"], _clips["out.mp4"], new() { Overwrite = true });
        Assert.Equal(["h264"], await Clips.ProbeAsync(_clips["out.mp4"], "stream=codec_name"));
    }

    [Theory]
    [InlineData(PipelineOutcome.Cancelled)]
    [InlineData(PipelineOutcome.Faulted)]
    public async Task An_unfinished_run_leaves_no_file_and_no_process(PipelineOutcome outcome)
    {
        await _clips.MakeVideoAsync("in.mp4", 30);
        var input = await MediaInspector.InspectAsync(_clips["in.mp4"], Clips.Cancellation);
        await using var source = new FfmpegSource(input);
        await using var sink = await FfmpegSink.CreateAsync(input, _clips["out.mp4"], new(), Clips.Cancellation);
        var frame = await new FramePool(input.Format, 1).RentAsync(Clips.Cancellation);
        for (var i = 0; i < 10; i++)
        {
            Assert.True(await source.ReadAsync(frame, Clips.Cancellation));
            await sink.WriteAsync(frame, Clips.Cancellation);
        }
        Assert.Single(_clips.Leftovers);
        await sink.FinishAsync(outcome, Clips.Cancellation);
        Assert.Empty(_clips.Leftovers);
        Assert.False(File.Exists(_clips["out.mp4"]));
        Assert.Empty(_clips.Processes("libx264"));
    }

    [Fact]
    public async Task A_cancelled_pipeline_leaves_no_file_and_no_process()
    {
        await _clips.MakeVideoAsync("in.mp4", 300, "320x240");
        var input = await MediaInspector.InspectAsync(_clips["in.mp4"], Clips.Cancellation);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Clips.Cancellation);
        await using (var source = new FfmpegSource(input))
        await using (var sink = await FfmpegSink.CreateAsync(input, _clips["out.mp4"], new(), Clips.Cancellation))
        {
            var pipeline = new FramePipeline(source, [], sink);
            var run = pipeline.RunAsync(stop.Token);
            while (pipeline.Statistics[^1].Frames < 5) await Task.Delay(5, Clips.Cancellation);
            await stop.CancelAsync();
            Assert.Equal(PipelineOutcome.Cancelled, (await run).Outcome);
        }
        Assert.Empty(_clips.Leftovers);
        Assert.False(File.Exists(_clips["out.mp4"]));
        Assert.Empty(_clips.Processes());
    }

    [Fact]
    public async Task A_killed_encoder_is_told_in_one_sentence()
    {
        await _clips.MakeVideoAsync("in.mp4", 300, "320x240");
        var input = await MediaInspector.InspectAsync(_clips["in.mp4"], Clips.Cancellation);
        await using var sink = await FfmpegSink.CreateAsync(input, _clips["out.mp4"], new(), Clips.Cancellation);
        var frame = await new FramePool(input.Format, 1).RentAsync(Clips.Cancellation);
        await sink.WriteAsync(frame, Clips.Cancellation);
        using (var ffmpeg = System.Diagnostics.Process.GetProcessById(Assert.Single(_clips.Processes("libx264")))) ffmpeg.Kill();
        var exception = await Assert.ThrowsAsync<MediaException>(async () =>
        {
            for (frame.Timestamp = 512; frame.Timestamp < 512 * 300; frame.Timestamp += 512) await sink.WriteAsync(frame, Clips.Cancellation);
        });
        Assert.Contains("encoder libx264 failed", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
        Assert.Empty(_clips.Leftovers);
    }

    [Fact]
    public async Task A_full_disk_is_told_in_one_sentence_and_leaves_nothing()
    {
        Directory.CreateDirectory(_clips["small"]);
        using var mount = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", _clips["small"]]) { RedirectStandardError = true })!;
        await mount.WaitForExitAsync(Clips.Cancellation);
        Assert.SkipUnless(mount.ExitCode == 0, "needs root, to mount a small disk");
        try
        {
            await _clips.MakeAsync("in.mkv", "-f lavfi -i nullsrc=s=320x240:r=25 -vf geq=random(1)*255:128:128 -frames:v 25 -c:v ffv1 -pix_fmt yuv420p");
            var exception = await Assert.ThrowsAsync<MediaException>(() => Clips.CopyAsync(_clips["in.mkv"], _clips["small/out.mp4"], new() { Crf = 0, Preset = "ultrafast" }));
            Assert.Contains("the disk is full", exception.Message, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(_clips["small"]));
        }
        finally
        {
            await Clips.RunAsync("umount", [_clips["small"]]);
        }
    }

    [Fact]
    public void A_folder_without_permission_is_told_in_one_sentence()
    {
        Directory.CreateDirectory(_clips["closed"]);
        Nobody.Permit(_clips["closed"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Nobody.Permit(_clips.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
        using var nobody = Nobody.Become();
        var exception = Assert.Throws<MediaException>(() => new Core.Files.OutputFile(_clips["closed/out.mp4"], overwrite: false));
        Assert.Contains("may not write to its folder", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_frames_no_file()
    {
        var input = await MediaInspector.InspectAsync(await _clips.MakeVideoAsync("in.mp4", 1), Clips.Cancellation);
        await using var sink = await FfmpegSink.CreateAsync(input, _clips["out.mp4"], new(), Clips.Cancellation);
        await Assert.ThrowsAsync<MediaException>(async () => await sink.FinishAsync(PipelineOutcome.Completed, Clips.Cancellation));
        Assert.Empty(_clips.Leftovers);
        Assert.False(File.Exists(_clips["out.mp4"]));
    }

    [Fact]
    public async Task Hardware_that_is_not_there_is_told_or_replaced()
    {
        var input = await MediaInspector.InspectAsync(await _clips.MakeVideoAsync("in.mp4", 2), Clips.Cancellation);
        Assert.SkipWhen(File.Exists("/dev/nvidia0"), "this machine has the card");
        var exception = await Assert.ThrowsAsync<EnvironmentException>(
            () => FfmpegSink.CreateAsync(input, _clips["out.mp4"], new() { Hardware = HardwareEncoding.Nvenc }, Clips.Cancellation));
        Assert.Contains("--hardware", exception.Message, StringComparison.Ordinal);
        Assert.SkipWhen(Directory.Exists("/dev/dri"), "this machine may have another card");
        var (_, sink, _) = await Clips.CopyAsync(_clips["in.mp4"], _clips["out.mp4"], new() { Hardware = HardwareEncoding.Auto, Preset = "ultrafast" });
        Assert.Equal("libx264", sink.Encoder);
        Assert.Contains("the processor encodes", Assert.Single(sink.Warnings), StringComparison.Ordinal);
    }

    // ffmpeg's own ways to make such a clip changed sign between versions: what ffprobe says counts.
    private async Task MakeRotatedAsync(string degrees)
    {
        foreach (var sign in new[] { "", "-" })
        {
            await _clips.MakeAsync("in.mp4", $"-i {_clips["flat.mp4"]} -c copy -metadata:s:v rotate={sign}{degrees}");
            var rotation = double.Parse((await Clips.ProbeAsync(_clips["in.mp4"], "stream_side_data=rotation"))[0].TrimEnd(','), System.Globalization.CultureInfo.InvariantCulture);
            if ((360 - rotation) % 360 == double.Parse(degrees, System.Globalization.CultureInfo.InvariantCulture)) return;
        }
        Assert.Skip("this ffmpeg makes no rotated clips by a tag");
    }

    private static async Task<double[]> StartsAsync(string path) =>
        [.. (await Clips.ProbeAsync(path, "stream=start_time", "")).Select(line => double.Parse(line, System.Globalization.CultureInfo.InvariantCulture))];

    // Luma PSNR in dB between the pictures as players show them.
    private static async Task<double> ShownDifferenceAsync(string first, string second)
    {
        var text = await Clips.RunAsync(
            "ffmpeg",
            ["-v", "error", "-i", first, "-i", second, "-lavfi", "[0:v]scale=out_range=tv,format=yuv444p,settb=1/25,setpts=N[a];[1:v]scale=out_range=tv,format=yuv444p,settb=1/25,setpts=N[b];[a][b]psnr=stats_file=-", "-f", "null", "-"]);
        var values = text.Split('\n').Where(line => line.Contains("psnr_y:", StringComparison.Ordinal)).Select(line => line.Split("psnr_y:")[1].Split(' ')[0]).ToList();
        Assert.NotEmpty(values);
        return values.Min(value => value == "inf" ? 100 : double.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
    }
}
