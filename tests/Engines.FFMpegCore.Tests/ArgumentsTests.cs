using System.Drawing;
using System.Text.RegularExpressions;
using FFMpegCore;
using FFMpegCore.Arguments;
using FFMpegCore.Enums;
using FFMpegCore.Exceptions;
using FFMpegCore.Pipes;

namespace AefVideo.Tests;

/// <summary>The command lines, letter for letter.</summary>
public sealed class ArgumentsTests
{
    public static TheoryData<string, Action<FFMpegArgumentOptions>> Options => new()
    {
        { "-c:a aac", output => output.WithAudioCodec("AAC") },
        { "-c:a copy", output => output.WithAudioCodec(AudioCodec.Copy) },
        { "-b:a 128k", output => output.WithAudioBitrate(AudioQuality.Normal) },
        { "-b:a 77k", output => output.WithAudioBitrate(77) },
        { "-ar 48000", output => output.WithAudioSamplingRate() },
        { "-vbr 5", output => output.WithVariableBitrate(5) },
        { "-s 1920x1080", output => output.Resize(1920, 1080) },
        { "", output => output.Resize(null) },
        { "-vf crop=20:30:1:2", output => output.Crop(20, 30, 1, 2) },
        { "-vf crop=20:30:0:0", output => output.Crop(new Size(20, 30)) },
        { "-bsf:v h264_mp4toannexb", output => output.WithBitStreamFilter(Channel.Video, Filter.H264_Mp4ToAnnexB) },
        { "-crf 20", output => output.WithConstantRateFactor(20) },
        { "-c:a copy -c:v copy", output => output.CopyChannel() },
        { "-c:a copy", output => output.CopyChannel(Channel.Audio) },
        { "-c:s copy", output => output.CopyChannel(Channel.Subtitle) },
        { "-c copy", output => output.CopyChannel(Channel.All) },
        { "-an", output => output.DisableChannel(Channel.Audio) },
        { "-vn", output => output.DisableChannel(Channel.Video) },
        { "-t 00:00:01.5000000", output => output.WithDuration(TimeSpan.FromSeconds(1.5)) },
        { "-movflags faststart", output => output.WithFastStart() },
        { "-vframes 50", output => output.WithFrameOutputCount(50) },
        { "-hwaccel auto", output => output.WithHardwareAcceleration() },
        { "-hwaccel vaapi", output => output.WithHardwareAcceleration(HardwareAccelerationDevice.VAAPI) },
        { "-shortest", output => output.UsingShortest() },
        { "", output => output.UsingShortest(false) },
        { "-threads 1", output => output.UsingMultithreading(false) },
        { "-threads 3", output => output.UsingThreads(3) },
        { "-c:v libx264", output => output.WithVideoCodec("libx264") },
        { "-b:v 900k", output => output.WithVideoBitrate(900) },
        { "-r 23.976", output => output.WithFramerate(23.976) },
        { "-map_metadata -1", output => output.WithoutMetadata() },
        { "-preset veryfast", output => output.WithSpeedPreset(Speed.VeryFast) },
        { "-start_number 7", output => output.WithStartNumber(7) },
        { "-x \"a b\"", output => output.WithCustomArgument("-x \"a b\"") },
        { "-ss 26:03:04.005", output => output.Seek(new TimeSpan(1, 2, 3, 4, 5)) },
        { "-to 00:00:10.000", output => output.EndSeek(TimeSpan.FromSeconds(10)) },
        { "", output => output.Seek(null) },
        { "-loop 2", output => output.Loop(2) },
        { "-y", output => output.OverwriteExisting() },
        { "-map 0:1", output => output.SelectStream(1) },
        { "-map 1:a:0 -map 1:a:2", output => output.SelectStreams([0, 2], 1, Channel.Audio) },
        { "-map -0:s:1", output => output.DeselectStream(1, 0, Channel.Subtitle) },
        { "-map -0:1 -map -0:2", output => output.DeselectStreams([1, 2]) },
        { "-map 0:V:0", output => output.SelectStream(0, 0, Channel.VideoNoAttachedPic) },
        { "-f nut", output => output.ForceFormat("nut") },
        { "-pix_fmt yuv420p", output => output.ForcePixelFormat("yuv420p") },
        { "-activation_bytes ab", output => output.WithAudibleActivationBytes("ab") },
        { "-audible_key k -audible_iv i", output => output.WithAudibleEncryptionKeys("k", "i") },
        { "-id3v2_version 3", output => output.WithTagVersion() },
        { "-codec copy", output => output.WithCopyCodec() },
        { "-vf \"scale=-1:720\"", output => output.WithVideoFilters(filters => filters.Scale(VideoSize.Hd)) },
        { "-vf \"transpose=2, scale=200:300\"", output => output.WithVideoFilters(filters => filters.Transpose(Transposition.CounterClockwise90).Scale(200, 300)) },
        { "-vf \"hflip\"", output => output.WithVideoFilters(filters => filters.Scale(VideoSize.Original).Mirror(Mirroring.Horizontal)) },
        { "-vf \"pad=width=max(iw\\,ih):height='a b':x=1\"", output => output.WithVideoFilters(filters => filters.Pad(PadOptions.Create("max(iw,ih)", "a b").WithParameter("x", "1"))) },
        { "-vf \"pad=aspect=4/3\"", output => output.WithVideoFilters(filters => filters.Pad(PadOptions.Create("4/3"))) },
        { "-vf \"drawtext=text='not protected':fontfile=/f.ttf:fontsize=24\"", output => output.WithVideoFilters(filters => filters.DrawText(DrawTextOptions.Create("not protected", "/f.ttf", ("fontsize", "24")))) },
        { "-vf \"blackdetect=d=2:pic_th=0.98:pix_th=0.1, blackframe=amount=98:threshold=32\"", output => output.WithVideoFilters(filters => filters.BlackDetect().BlackFrame()) },
        { @"-vf ""subtitles='a\:b\\\[\]'\\\''.srt':stream_index=0:force_style='FontName=DejaVu Serif\,PrimaryColour=&HAA00FF00'""", output => output.WithVideoFilters(filters => filters.HardBurnSubtitle(
            SubtitleHardBurnOptions.Create(@"a:b\[]'.srt").SetSubtitleIndex(0).WithStyle(StyleOptions.Create().WithParameter("FontName", "DejaVu Serif").WithParameter("PrimaryColour", "&HAA00FF00")))) },
        { "-af \"pan=stereo|c0=c0|c1=c1\"", output => output.WithAudioFilters(filters => filters.Pan("stereo", "c0=c0", "c1=c1")) },
        { "-filter_complex \"[0:v] fps=12,scale=w=4:h=5,split [a][b];[a] palettegen=max_colors=32 [p];[b][p] paletteuse=dither=bayer\"", output => output.WithGifPaletteArgument(0, new Size(4, 5)) },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void Each_option_has_its_text(string text, Action<FFMpegArgumentOptions> option)
    {
        Assert.Equal($"-i \"in.mp4\" {text} \"out.mp4\"", FFMpegArguments.FromFileInput("in.mp4").OutputToFile("out.mp4", false, option).Arguments);
        Assert.Equal($"{text} -i \"in.mp4\" \"out.mp4\" -y", FFMpegArguments.FromFileInput("in.mp4", true, option).OutputToFile("out.mp4").Arguments);
    }

    [Fact]
    public void An_encoding_run_reads_as_it_was_built()
    {
        var arguments = FFMpegArguments
            .FromFileInput("a b.mp4", true, input => input.Seek(TimeSpan.FromSeconds(1)))
            .AddFileInput("c.wav")
            .WithGlobalOptions(global => global.WithVerbosityLevel())
            .OutputToFile("d.mp4", true, output => output
                .SelectStream(0, 0, Channel.Video).SelectStream(0, 1, Channel.Audio)
                .WithVideoCodec("libx264").WithConstantRateFactor(20).WithSpeedPreset(Speed.VeryFast).CopyChannel(Channel.Audio).WithFastStart());
        Assert.Equal(
            "-hide_banner -loglevel error -ss 00:00:01.000 -i \"a b.mp4\" -i \"c.wav\" -map 0:v:0 -map 1:a:0 -c:v libx264 -crf 20 -preset veryfast -c:a copy -movflags faststart \"d.mp4\" -y",
            arguments.Arguments);
    }

    [Theory]
    [InlineData(VerbosityLevel.Info, "-loglevel info")]
    [InlineData(VerbosityLevel.Warning, "-hide_banner -loglevel warning")]
    [InlineData(VerbosityLevel.Quiet, "-hide_banner -loglevel quiet")]
    public void Verbosity_comes_first(VerbosityLevel level, string text) => Assert.StartsWith(
        text + " -i ",
        FFMpegArguments.FromFileInput("in.mp4").WithGlobalOptions(global => global.WithVerbosityLevel(level)).OutputToFile("out.mp4").Arguments,
        StringComparison.Ordinal);

    [Fact]
    public void Inputs_of_every_kind()
    {
        Assert.Equal("-i \"a.mp4\" -i \"b.mp4\" \"o.mp4\" -y", FFMpegArguments.FromFileInput(["a.mp4", "b.mp4"]).OutputToFile("o.mp4").Arguments);
        Assert.Equal($"-i \"{Path.GetFullPath("a.mp4")}\" \"o.mp4\" -y", FFMpegArguments.FromFileInput(new FileInfo("a.mp4")).OutputToFile("o.mp4").Arguments);
        Assert.Equal("-i \"https://host/a%20b.mp4\" \"o.mp4\" -y", FFMpegArguments.FromUrlInput(new Uri("https://host/a b.mp4")).OutputToFile("o.mp4").Arguments);
        Assert.Equal("-f v4l2 -i /dev/video0 \"o.mp4\" -y", FFMpegArguments.FromDeviceInput("/dev/video0", input => input.ForceFormat("v4l2")).OutputToFile("o.mp4").Arguments);
        Assert.Equal("-i \"concat:1.ts|2.ts\" \"o.mp4\" -y", FFMpegArguments.FromConcatInput(["1.ts", "2.ts"]).OutputToFile("o.mp4").Arguments);
        Assert.Matches("^-f concat -safe 0 -i \".*concat_[-0-9a-f]{36}\\.txt\" \"o\\.mp4\" -y$", FFMpegArguments.FromDemuxConcatInput(["1.mp4"]).OutputToFile("o.mp4").Arguments);
    }

    [Fact]
    public void Outputs_of_every_kind()
    {
        Assert.Equal("-i \"a.mp4\" -f flv rtmp://host/live", FFMpegArguments.FromFileInput("a.mp4").OutputToUrl("rtmp://host/live", output => output.ForceFormat("flv")).Arguments);
        Assert.Equal("-i \"a.mp4\" -f mpegts udp://host:1234/", FFMpegArguments.FromFileInput("a.mp4").OutputToUrl(new Uri("udp://host:1234"), output => output.ForceFormat("mpegts")).Arguments);
        Assert.Equal(
            "-i \"a.mp4\" -c:v libx264 \"b.mp4\" -y -s 64x48 \"c.mp4\" udp://host:1",
            FFMpegArguments.FromFileInput("a.mp4").MultiOutput(outputs => outputs
                .OutputToFile("b.mp4", true, output => output.WithVideoCodec("libx264"))
                .OutputToFile("c.mp4", false, output => output.Resize(64, 48))
                .OutputToUrl("udp://host:1")).Arguments);
        Assert.Equal(
            "-i \"a.mp4\" -c:v libx264 -f tee \"[f=mpegts]udp://host:1|[select=\\'0:v:0\\':bsfs/v=h264_mp4toannexb]c.mp4\"",
            FFMpegArguments.FromFileInput("a.mp4").OutputToTee(
                outputs => outputs
                    .OutputToUrl("udp://host:1", output => output.ForceFormat("mpegts"))
                    .OutputToFile("c.mp4", false, output => output.SelectStream(0, 0, Channel.Video).WithBitStreamFilter(Channel.Video, Filter.H264_Mp4ToAnnexB)),
                output => output.WithVideoCodec("libx264")).Arguments);
        Assert.Throws<ArgumentException>(() => FFMpegArguments.FromFileInput("a.mp4").OutputToTee(_ => { }));
    }

    [Fact]
    public void Pipes_are_named_and_described()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "named otherwise on Windows");
        var source = new RawVideoPipeSource([RawFrame.Random(32, 24, 0)]) { FrameRate = 29.97 };
        var arguments = FFMpegArguments
            .FromPipeInput(source, input => input.WithCustomArgument("-thread_queue_size 8"))
            .AddPipeInput(new RawAudioPipeSource(Array.Empty<IAudioSample>()))
            .OutputToPipe(new StreamPipeSink(Stream.Null), output => output.ForceFormat("nut")).Arguments;

        var address = $"\"unix:{Regex.Escape(Path.GetTempPath())}CoreFxPipe_FFMpegCore_[0-9a-f]{{16}}\"";
        Assert.Matches($"^-thread_queue_size 8 -f rawvideo -r 29\\.97 -pix_fmt bgr24 -s 32x24 -i {address} -f s16le -ar 8000 -ac 1 -i {address} -f nut {address} -y$", arguments);
        Assert.Equal(3, PipeAddress.SocketsOf(arguments).Distinct().Count());
        Assert.Equal((32, 24, "bgr24"), (source.Width, source.Height, source.StreamFormat));
    }

    [Fact]
    public void Metadata_counts_the_inputs_before_it()
    {
        var arguments = FFMpegArguments.FromFileInput("a.mp4").AddFileInput("b.mp4").AddMetaData("x").MapMetaData().MapMetaData(0).OutputToFile("o.mp4").Arguments;
        Assert.Matches("^-i \"a\\.mp4\" -i \"b\\.mp4\" -i \".*metadata_[-0-9a-f]{36}\\.txt\" -map_metadata 2 -map_metadata 2 -map_metadata 0 \"o\\.mp4\" -y$", arguments);
    }

    [Fact]
    public void Metadata_is_written_as_ffmpeg_reads_it() => Assert.Equal(
        string.Join(Environment.NewLine, ";FFMETADATA1", "title=T", "[CHAPTER]", "TIMEBASE=1/1000", "START=0", "END=1500", "title=One", "[CHAPTER]", "TIMEBASE=1/1000", "START=1500", "END=1700", "title=Two", ""),
        FFMetadataBuilder.Empty().WithTag("title", "T").WithChapter("One", 1.5).WithChapter("Two", 200).GetMetadataFileContent());

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var input = FFMpegArguments.FromFileInput("a.mp4");
        Assert.Throws<ArgumentException>(() => input.OutputToFile("o.mp4", true, output => output.WithConstantRateFactor(64)));
        Assert.Throws<ArgumentException>(() => input.OutputToFile("o.mp4", true, output => output.WithVariableBitrate(6)));
        Assert.Throws<FFMpegException>(() => input.OutputToFile("o.mp4", true, output => output.DisableChannel(Channel.Both)));
        Assert.Throws<FFMpegException>(() => input.OutputToFile("o.mp4", true, output => output.WithVideoCodec(AudioCodec.Copy)));
        Assert.Throws<FFMpegArgumentException>(() => FFMpegArguments.FromFileInput("a.mp4").OutputToFile("o.mp4", true, output => output.WithVideoFilters(_ => { })).Arguments);
    }

    [Fact]
    public void Quotes_in_names_are_passed_on_as_they_are() => Assert.Equal(
        "-i \"a\"b.mp4\" \"c\"d.mp4\"", FFMpegArguments.FromFileInput("a\"b.mp4").OutputToFile("c\"d.mp4", false).Arguments);
}
