using FFMpegCore;
using FFMpegCore.Enums;
using FFMpegCore.Exceptions;

namespace AefVideo.Tests;

public sealed class ProbeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sizes_rates_and_formats_are_those_of_the_clip()
    {
        var path = _folder["clip.mp4"];
        await Clips.MakeAsync(path, "testsrc2=size=320x240:rate=30000/1001:duration=1", output => output
            .WithVideoCodec("libx264").WithSpeedPreset(Speed.UltraFast).ForcePixelFormat("yuv420p")
            .WithCustomArgument("-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv -metadata title=Faces"));

        var analysis = await FFProbe.AnalyseAsync(path, cancellationToken: TestContext.Current.CancellationToken);

        var video = analysis.PrimaryVideoStream!;
        Assert.Equal((320, 240), (video.Width, video.Height));
        Assert.Equal(30000.0 / 1001, video.FrameRate, 9);
        Assert.Equal(30000.0 / 1001, video.AvgFrameRate, 9);
        Assert.Equal("h264", video.CodecName);
        Assert.Equal("avc1", video.CodecTagString);
        Assert.Equal("yuv420p", video.PixelFormat);
        Assert.Equal((8, 8), (video.BitsPerRawSample, video.BitDepth));
        Assert.Equal((1, 1), video.SampleAspectRatio);
        Assert.Equal((4, 3), video.DisplayAspectRatio);
        Assert.Equal(("tv", "bt709", "bt709", "bt709"), (video.ColorRange, video.ColorSpace, video.ColorPrimaries, video.ColorTransfer));
        Assert.Equal(0, video.Rotation);
        Assert.Equal("und", video.Language);
        Assert.True(video.Disposition!["default"]);
        Assert.False(video.Disposition["attached_pic"]);
        Assert.True(video.BitRate > 0);
        Assert.Equal(TimeSpan.FromMilliseconds(1001), video.Duration);
        Assert.Equal(TimeSpan.FromMilliseconds(1001), analysis.Duration);
        Assert.Equal("mov,mp4,m4a,3gp,3g2,mj2", analysis.Format.FormatName);
        Assert.Equal("QuickTime / MOV", analysis.Format.FormatLongName);
        Assert.Equal(1, analysis.Format.StreamCount);
        Assert.Equal(100, analysis.Format.ProbeScore);
        Assert.Equal("Faces", analysis.Format.Tags!["TITLE"]);
        Assert.Empty(analysis.ErrorData);
        Assert.Null(analysis.PrimaryAudioStream);
        Assert.Null(analysis.PrimarySubtitleStream);
        Assert.Empty(analysis.Chapters);
    }

    [Fact]
    public async Task A_turned_clip_states_its_rotation()
    {
        var (upright, turned) = (_folder["upright.mp4"], _folder["turned.mp4"]);
        await Clips.MakeSmallAsync(upright);
        await FFMpegArguments.FromFileInput(upright)
            .OutputToFile(turned, true, output => output.WithCopyCodec().WithCustomArgument("-metadata:s:v rotate=90"))
            .ProcessAsynchronously();

        var analysis = await FFProbe.AnalyseAsync(turned, cancellationToken: TestContext.Current.CancellationToken);

        // Versions of ffmpeg differ in the sign that they give to the rotate tag.
        Assert.Equal(90, Math.Abs(analysis.PrimaryVideoStream!.Rotation));
        Assert.Equal((64, 48), (analysis.PrimaryVideoStream.Width, analysis.PrimaryVideoStream.Height));
    }

    [Fact]
    public async Task All_streams_chapters_and_tags_are_told()
    {
        var (subtitles, path) = (_folder["s.srt"], _folder["streams.mkv"]);
        await File.WriteAllTextAsync(subtitles, "1\n00:00:00,000 --> 00:00:00,400\nhello\n", TestContext.Current.CancellationToken);
        var metadata = FFMetadataBuilder.Empty().WithTag("artist", "Æ 'quoted'").WithChapter("One", 200).WithChapter("Two", 0.3);
        await FFMpegArguments
            .FromDeviceInput("testsrc2=size=64x48:rate=25:duration=0.5", input => input.ForceFormat("lavfi"))
            .AddDeviceInput("sine=sample_rate=44100:duration=0.5", input => input.ForceFormat("lavfi"))
            .AddDeviceInput("sine=frequency=300:sample_rate=48000:duration=0.5", input => input.ForceFormat("lavfi"))
            .AddFileInput(subtitles)
            .AddMetaData(metadata)
            .OutputToFile(path, true, output => output
                .SelectStream(0).SelectStreams([0], 1).SelectStream(0, 2, Channel.Audio).SelectStream(0, 3, Channel.Subtitle)
                .WithVideoCodec("ffv1").WithAudioCodec("flac").WithCustomArgument("-c:s srt")
                .WithCustomArgument("-metadata:s:a:0 language=deu -metadata:s:a:1 language=fra -ac:a:1 2 -disposition:a:1 forced"))
            .ProcessAsynchronously();

        var analysis = await FFProbe.AnalyseAsync(path, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(4, analysis.Format.StreamCount);
        Assert.Equal([0], analysis.VideoStreams.Select(stream => stream.Index));
        Assert.Equal([(1, "deu", 1, 44100), (2, "fra", 2, 48000)],
            analysis.AudioStreams.Select(stream => (stream.Index, stream.Language!, stream.Channels, stream.SampleRateHz)));
        Assert.Equal(["mono", "stereo"], analysis.AudioStreams.Select(stream => stream.ChannelLayout));
        Assert.True(analysis.AudioStreams[1].Disposition!["forced"]);
        Assert.Same(analysis.AudioStreams[0], analysis.PrimaryAudioStream);
        Assert.Equal("subrip", analysis.PrimarySubtitleStream!.CodecName);
        Assert.Equal("Æ 'quoted'", analysis.Format.Tags!["artist"]);
        Assert.Equal(
            [("One", TimeSpan.Zero, TimeSpan.FromMilliseconds(200)), ("Two", TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(500))],
            analysis.Chapters.Select(chapter => (chapter.Title, chapter.Start, chapter.End)));
        Assert.Equal(TimeSpan.FromMilliseconds(300), analysis.Chapters[1].Duration);
    }

    [Fact]
    public async Task A_picture_is_a_video_stream_too()
    {
        var path = _folder["picture.png"];
        await Clips.MakeAsync(path, "testsrc=size=63x47:rate=1:duration=1", output => output.WithFrameOutputCount(1));

        var analysis = await FFProbe.AnalyseAsync(path, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("png", analysis.PrimaryVideoStream!.CodecName);
        Assert.Equal((63, 47), (analysis.PrimaryVideoStream.Width, analysis.PrimaryVideoStream.Height));
        Assert.Equal(TimeSpan.Zero, analysis.Format.Duration);
    }

    [Fact]
    public async Task A_file_a_uri_and_a_stream_give_the_same()
    {
        var path = _folder["clip.mkv"];
        await Clips.MakeSmallAsync(path);
        using var stream = File.OpenRead(path);

        var fromFile = FFProbe.Analyse(path);
        var fromUri = FFProbe.Analyse(new Uri(path));
        var fromStream = await FFProbe.AnalyseAsync(stream, cancellationToken: TestContext.Current.CancellationToken);

        Assert.All([fromFile, fromUri, fromStream], analysis => Assert.Equal((64, 48), (analysis.PrimaryVideoStream!.Width, analysis.PrimaryVideoStream.Height)));
        Assert.All([fromFile, fromUri, fromStream], analysis => Assert.Equal(24, analysis.PrimaryVideoStream!.FrameRate));
        Assert.Equal(fromFile.Duration, fromUri.Duration);
    }

    [Fact]
    public async Task Custom_arguments_reach_ffprobe()
    {
        var path = _folder["clip.mkv"];
        await Clips.MakeSmallAsync(path);
        Assert.Empty((await FFProbe.AnalyseAsync(path, null, TestContext.Current.CancellationToken, "-select_streams a")).VideoStreams);
    }

    [Fact]
    public async Task Frames_and_packets_are_listed()
    {
        var path = _folder["clip.mkv"];
        await Clips.MakeAsync(path, "testsrc2=size=64x48:rate=25:duration=0.4", output => output.WithVideoCodec("ffv1").WithCustomArgument("-g 1"));

        var frames = (await FFProbe.GetFramesAsync(path, cancellationToken: TestContext.Current.CancellationToken)).Frames;
        var packets = (await FFProbe.GetPacketsAsync(path, cancellationToken: TestContext.Current.CancellationToken)).Packets;

        Assert.Equal(10, frames.Count);
        Assert.All(frames, frame => Assert.Equal(("video", 64, 48), (frame.MediaType, frame.Width, frame.Height)));
        Assert.Equal(Enumerable.Range(0, 10).Select(index => 40L * index), frames.Select(frame => frame.BestEffortTimestamp));
        Assert.Equal("0:00:00.040000", frames[1].BestEffortTimestampTime);
        Assert.Equal(Enumerable.Range(0, 10).Select(index => 40L * index), packets.Select(packet => packet.Pts));
        Assert.All(packets, packet => Assert.StartsWith("K", packet.Flags, StringComparison.Ordinal));
        Assert.Equal(packets.Select(packet => packet.Size), frames.Select(frame => frame.PacketSize));
        Assert.Equal(10, FFProbe.GetFrames(path).Frames.Count);
        Assert.Equal(10, FFProbe.GetFrames(new Uri(path)).Frames.Count);
        Assert.Equal(10, FFProbe.GetPackets(path).Packets.Count);
    }

    [Fact]
    public async Task What_is_no_video_gives_ffprobes_own_words()
    {
        var path = _folder["text.mp4"];
        await File.WriteAllTextAsync(path, "this is text\n", TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<FFMpegException>(() => FFProbe.AnalyseAsync(path, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(FFMpegExceptionType.Process, exception.Type);
        Assert.Contains("Invalid data found", exception.FFMpegErrorOutput, StringComparison.Ordinal);
        Assert.Contains(exception.FFMpegErrorOutput, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_told_before_ffprobe_starts()
    {
        var exception = await Assert.ThrowsAsync<FFMpegException>(() => FFProbe.AnalyseAsync(_folder["none.mp4"], cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(FFMpegExceptionType.File, exception.Type);
        Assert.Equal($"No file found at '{_folder["none.mp4"]}'", exception.Message);
    }

    [Fact]
    public async Task A_cancelled_probe_leaves_no_ffprobe()
    {
        using var cancellation = new CancellationTokenSource();
        using var never = new NeverEndingStream(cancellation.Cancel);
        var (_, word) = RunningPrograms.Mark();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FFProbe.AnalyseAsync(never, null, cancellation.Token, $"-show_entries format_tags={word}"));

        Assert.True(never.WasRead);
        await RunningPrograms.GoneAsync(word, TestContext.Current.CancellationToken);
    }
}
