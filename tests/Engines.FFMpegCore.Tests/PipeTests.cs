using System.IO.Pipes;
using FFMpegCore;
using FFMpegCore.Exceptions;
using FFMpegCore.Pipes;

namespace AefVideo.Tests;

public sealed class PipeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Raw_frames_go_through_ffmpeg_and_come_back_unchanged()
    {
        var frames = Enumerable.Range(0, 20).Select(seed => RawFrame.Random(160, 90, seed)).ToList();
        using var received = new MemoryStream();
        var processor = FFMpegArguments
            .FromPipeInput(new RawVideoPipeSource(frames) { FrameRate = 30 })
            .OutputToPipe(new StreamPipeSink(received) { BlockSize = 1 << 16 }, output => output.ForceFormat("rawvideo").ForcePixelFormat("bgr24"));

        Assert.True(await processor.ProcessAsynchronously());

        Assert.Equal(frames.SelectMany(frame => frame.Pixels), received.ToArray());
        PipeAddress.AssertGone(processor.Arguments);
    }

    [Fact]
    public async Task The_pipe_itself_reaches_source_and_sink()
    {
        Stream? read = null;
        Stream? written = null;
        var source = new FunctionPipeSource("-f rawvideo -pix_fmt gray -s 16x16", async (stream, token) =>
        {
            written = stream;
            await stream.WriteAsync(new byte[256], token);
        });
        var processor = FFMpegArguments.FromPipeInput(source).OutputToPipe(
            new StreamPipeSink((stream, token) =>
            {
                read = stream;
                return stream.CopyToAsync(Stream.Null, token);
            }),
            output => output.ForceFormat("rawvideo"));

        await processor.ProcessAsynchronously();

        Assert.IsType<NamedPipeServerStream>(read);
        Assert.IsType<NamedPipeServerStream>(written);
    }

    [Fact]
    public async Task A_stream_is_read_to_its_end()
    {
        var path = _folder["clip.mkv"];
        await Clips.MakeSmallAsync(path);
        using var file = File.OpenRead(path);
        using var received = new MemoryStream();

        await FFMpegArguments.FromPipeInput(new StreamPipeSource(file))
            .OutputToPipe(new StreamPipeSink(received), output => output.ForceFormat("rawvideo").ForcePixelFormat("gray"))
            .ProcessAsynchronously();

        Assert.Equal(12 * 64 * 48, received.Length);
    }

    [Fact]
    public async Task Raw_sound_and_pictures_go_in_side_by_side()
    {
        var path = _folder["both.mkv"];
        var frames = Enumerable.Range(0, 25).Select(seed => RawFrame.Random(32, 32, seed));
        var samples = Enumerable.Range(0, 10).Select(_ => new SilentSample(1600));

        await FFMpegArguments
            .FromPipeInput(new RawVideoPipeSource(frames))
            .AddPipeInput(new RawAudioPipeSource(samples) { SampleRate = 16000 })
            .OutputToFile(path, true, output => output.WithVideoCodec("ffv1").WithAudioCodec("flac"))
            .ProcessAsynchronously();

        var analysis = await FFProbe.AnalyseAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(16000, analysis.PrimaryAudioStream!.SampleRateHz);
        Assert.Equal(25, analysis.PrimaryVideoStream!.FrameRate);
        Assert.Equal(TimeSpan.FromSeconds(1), analysis.Duration);
    }

    [Fact]
    public async Task Variable_frame_times_survive_a_timestamped_pipe()
    {
        var (source, copy) = (_folder["variable.mkv"], _folder["copy.mkv"]);
        await Clips.MakeAsync(source, "testsrc2=size=32x32:rate=25:duration=1", output => output
            .WithCustomArgument("-vf \"select='not(mod(n\\,3))+lt(n\\,5)'\" -vsync passthrough").WithVideoCodec("ffv1"));
        using var nut = new MemoryStream();

        await FFMpegArguments.FromFileInput(source)
            .OutputToPipe(new StreamPipeSink(nut), output => output.WithVideoCodec("rawvideo").ForceFormat("nut").WithCustomArgument("-vsync passthrough"))
            .ProcessAsynchronously();
        nut.Position = 0;
        await FFMpegArguments.FromPipeInput(new StreamPipeSource(nut))
            .OutputToFile(copy, true, output => output.WithVideoCodec("ffv1").WithCustomArgument("-vsync passthrough"))
            .ProcessAsynchronously();

        var before = (await FFProbe.GetPacketsAsync(source, cancellationToken: TestContext.Current.CancellationToken)).Packets;
        var after = (await FFProbe.GetPacketsAsync(copy, cancellationToken: TestContext.Current.CancellationToken)).Packets;
        Assert.Equal([0, 40, 80, 120, 160, 240], before.Take(6).Select(packet => packet.Pts));
        Assert.Equal(before.Select(packet => packet.Pts), after.Select(packet => packet.Pts));
    }

    [Fact]
    public async Task Several_outputs_may_be_pipes_and_files()
    {
        using var received = new MemoryStream();
        var path = _folder["second.mkv"];

        await FFMpegArguments
            .FromDeviceInput("testsrc2=size=64x48:rate=24:duration=0.5", input => input.ForceFormat("lavfi"))
            .MultiOutput(outputs => outputs
                .OutputToPipe(new StreamPipeSink(received), output => output.ForceFormat("rawvideo").ForcePixelFormat("gray"))
                .OutputToFile(path))
            .ProcessAsynchronously();

        Assert.Equal(12 * 64 * 48, received.Length);
        Assert.Equal(64, (await FFProbe.AnalyseAsync(path, cancellationToken: TestContext.Current.CancellationToken)).PrimaryVideoStream!.Width);
    }

    [Fact]
    public async Task A_sink_that_lags_behind_still_gets_the_end()
    {
        Assert.SkipWhen(typeof(FFMpegArguments).Assembly.GetName().Version?.Major == 5, "the official package cancels the sink when ffmpeg ends");
        var (option, word) = RunningPrograms.Mark();
        var received = 0L;
        var sink = new StreamPipeSink(async (stream, token) =>
        {
            var buffer = new byte[1 << 14];
            received = await stream.ReadAsync(buffer.AsMemory(0, 1), token);
            await RunningPrograms.GoneAsync(word, token);
            for (int count; (count = await stream.ReadAsync(buffer, token)) > 0;) received += count;
        });

        await FFMpegArguments
            .FromDeviceInput("testsrc2=size=64x48:rate=24:duration=0.5", input => input.ForceFormat("lavfi"))
            .OutputToPipe(sink, output => output.ForceFormat("rawvideo").ForcePixelFormat("gray").WithCustomArgument(option))
            .ProcessAsynchronously();

        Assert.Equal(12 * 64 * 48, received);
    }

    [Fact]
    public async Task A_sinks_fault_comes_out_and_ends_ffmpeg()
    {
        var (option, word) = RunningPrograms.Mark();
        var processor = FFMpegArguments
            .FromDeviceInput("testsrc2=size=640x480:rate=25", input => input.ForceFormat("lavfi"))
            .OutputToPipe(
                new StreamPipeSink((_, _) => throw new InvalidDataException("the sink is full")),
                output => output.ForceFormat("rawvideo").WithCustomArgument(option));

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => processor.ProcessAsynchronously());

        Assert.Equal("the sink is full", exception.Message);
        Assert.False(RunningPrograms.AnyWith(word));
        PipeAddress.AssertGone(processor.Arguments);
    }

    [Fact]
    public async Task A_sources_fault_comes_out_and_ends_ffmpeg()
    {
        var (option, word) = RunningPrograms.Mark();
        var source = new FunctionPipeSource("-f rawvideo -pix_fmt gray -s 16x16", async (stream, token) =>
        {
            await stream.WriteAsync(new byte[256 * 10], token);
            throw new InvalidDataException("no more frames");
        });
        var processor = FFMpegArguments.FromPipeInput(source).OutputToFile(_folder["out.mkv"], true, output => output.WithCustomArgument(option));

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => processor.ProcessAsynchronously(throwOnError: false));

        Assert.Equal("no more frames", exception.Message);
        Assert.False(RunningPrograms.AnyWith(word));
        PipeAddress.AssertGone(processor.Arguments);
    }

    [Fact]
    public async Task A_sources_fault_ends_even_a_live_input_beside_it()
    {
        Assert.SkipWhen(typeof(FFMpegArguments).Assembly.GetName().Version?.Major == 5, "the official package waits for the live input");
        var source = new FunctionPipeSource("-f rawvideo -pix_fmt gray -s 16x16", async (stream, token) =>
        {
            await stream.WriteAsync(new byte[256 * 10], token);
            throw new InvalidDataException("no more frames");
        });
        var processor = FFMpegArguments
            .FromPipeInput(source)
            .AddDeviceInput("sine", input => input.ForceFormat("lavfi").WithCustomArgument("-re"))
            .OutputToFile(_folder["out.mkv"]);

        await Assert.ThrowsAsync<InvalidDataException>(() => processor.ProcessAsynchronously());
    }

    [Fact]
    public async Task A_frame_of_another_size_is_refused()
    {
        var source = new RawVideoPipeSource(new List<RawFrame> { RawFrame.Random(32, 32, 1), RawFrame.Random(32, 34, 2) });
        var exception = await Assert.ThrowsAsync<FFMpegStreamFormatException>(() =>
            FFMpegArguments.FromPipeInput(source).OutputToFile(_folder["out.mkv"]).ProcessAsynchronously());
        Assert.Contains("32x34", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_frames_at_all_are_refused() =>
        Assert.Throws<InvalidOperationException>(() => FFMpegArguments.FromPipeInput(new RawVideoPipeSource([])).OutputToFile("out.mkv").Arguments);

    [Fact]
    public async Task A_pipe_that_ffmpeg_never_opens_does_not_hang()
    {
        var processor = FFMpegArguments
            .FromFileInput(_folder["none.mkv"], verifyExists: false)
            .OutputToPipe(new StreamPipeSink(Stream.Null), output => output.ForceFormat("nut"));

        var exception = await Assert.ThrowsAsync<FFMpegException>(() => processor.ProcessAsynchronously());

        Assert.Contains("No such file or directory", exception.FFMpegErrorOutput, StringComparison.Ordinal);
        PipeAddress.AssertGone(processor.Arguments);
    }

    [Fact]
    public async Task Pipes_work_at_the_same_time_and_again_and_again()
    {
        var runs = Enumerable.Range(0, 12).Select(async seed =>
        {
            var frames = Enumerable.Range(0, 5).Select(index => RawFrame.Random(48, 32, seed * 10 + index)).ToList();
            using var received = new MemoryStream();
            await FFMpegArguments.FromPipeInput(new RawVideoPipeSource(frames))
                .OutputToPipe(new StreamPipeSink(received), output => output.ForceFormat("rawvideo").ForcePixelFormat("bgr24").UsingThreads(1))
                .ProcessAsynchronously();
            Assert.Equal(frames.SelectMany(frame => frame.Pixels), received.ToArray());
        });
        await Task.WhenAll(runs);
    }
}
