using FFMpegCore;
using FFMpegCore.Enums;
using FFMpegCore.Exceptions;
using FFMpegCore.Pipes;

namespace AefVideo.Tests;

public sealed class ProcessorTests : IDisposable
{
    private const string Endless = "testsrc2=size=320x240:rate=25";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_failing_ffmpeg_gives_its_own_words()
    {
        var processor = FFMpegArguments.FromDeviceInput(Endless, input => input.ForceFormat("lavfi")).OutputToFile(_folder["o.mp4"], true, output => output.WithVideoCodec("nonesuch"));

        var exception = await Assert.ThrowsAsync<FFMpegException>(() => processor.ProcessAsynchronously());

        Assert.Equal(FFMpegExceptionType.Process, exception.Type);
        Assert.Contains("Unknown encoder 'nonesuch'", exception.FFMpegErrorOutput, StringComparison.Ordinal);
        Assert.StartsWith("ffmpeg exited with non-zero exit-code (1 - ", exception.Message, StringComparison.Ordinal);
        Assert.False(await processor.ProcessAsynchronously(throwOnError: false));
        Assert.Throws<FFMpegException>(() => processor.ProcessSynchronously());
        Assert.False(processor.ProcessSynchronously(throwOnError: false));
    }

    [Fact]
    public async Task Files_are_checked_before_ffmpeg_starts()
    {
        var path = _folder["there.mkv"];
        await Clips.MakeSmallAsync(path);

        await Assert.ThrowsAsync<FileNotFoundException>(() => FFMpegArguments.FromFileInput(_folder["a.mkv"]).OutputToFile(_folder["b.mkv"]).ProcessAsynchronously());
        await Assert.ThrowsAsync<FileNotFoundException>(() => FFMpegArguments.FromFileInput([path, _folder["a.mkv"]]).OutputToFile(_folder["b.mkv"]).ProcessAsynchronously());
        var exception = await Assert.ThrowsAsync<FFMpegException>(() => FFMpegArguments.FromFileInput(path).OutputToFile(path, overwrite: false).ProcessAsynchronously());
        Assert.Equal(FFMpegExceptionType.File, exception.Type);
    }

    [Fact]
    public void It_runs_synchronously_too()
    {
        var path = _folder["o.mkv"];
        Assert.True(FFMpegArguments.FromDeviceInput(Endless, input => input.ForceFormat("lavfi"))
            .OutputToFile(path, true, output => output.WithDuration(TimeSpan.FromSeconds(0.2))).ProcessSynchronously());
        Assert.Equal(320, FFProbe.Analyse(path).PrimaryVideoStream!.Width);
    }

    [Fact]
    public async Task Messages_and_progress_are_told()
    {
        var (lines, times, percentages) = (new List<string>(), new List<TimeSpan>(), new List<double>());
        await FFMpegArguments.FromDeviceInput(Endless, input => input.ForceFormat("lavfi"))
            .OutputToFile(_folder["o.mkv"], true, output => output.WithDuration(TimeSpan.FromSeconds(4)).WithVideoCodec("ffv1"))
            .NotifyOnError(lines.Add)
            .NotifyOnProgress(times.Add)
            .NotifyOnProgress(percentages.Add, TimeSpan.FromSeconds(8))
            .ProcessAsynchronously();

        Assert.Contains(lines, line => line.Contains("ffmpeg version", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("video:", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain('\r', line));
        Assert.True(times.Count >= 2);
        Assert.InRange(times[^2].TotalSeconds, 3.9, 4.0);
        Assert.Equal(TimeSpan.FromSeconds(8), times[^1]);
        Assert.Equal(100, percentages[^1]);
        Assert.InRange(percentages[^2], 48, 50);
    }

    [Fact]
    public async Task Output_is_told_line_by_line()
    {
        var lines = new List<string>();
        await FFMpegArguments.FromDeviceInput("testsrc2=size=16x16:rate=2:duration=1", input => input.ForceFormat("lavfi"))
            .OutputToUrl("pipe:1", output => output.ForceFormat("framemd5"))
            .NotifyOnOutput(lines.Add)
            .WithLogLevel(FFMpegLogLevel.Error)
            .ProcessAsynchronously();
        Assert.Contains("#dimensions 0: 16x16", lines);
        Assert.Equal(2, lines.Count(line => line.StartsWith("0,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_log_level_silences_ffmpeg()
    {
        var lines = new List<string>();
        await FFMpegArguments.FromDeviceInput("testsrc2=size=16x16:duration=1", input => input.ForceFormat("lavfi"))
            .OutputToFile(_folder["o.mkv"]).NotifyOnError(lines.Add).WithLogLevel(FFMpegLogLevel.Error).ProcessAsynchronously();
        Assert.Empty(lines);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cancelled_run_leaves_no_ffmpeg(bool byToken)
    {
        using var source = new CancellationTokenSource();
        var (option, word) = RunningPrograms.Mark();
        var processor = FFMpegArguments.FromDeviceInput(Endless, input => input.ForceFormat("lavfi").WithCustomArgument("-re"))
            .OutputToFile(_folder["o.mkv"], true, output => output.WithCustomArgument(option));
        Action cancel = source.Cancel;
        if (byToken) processor.CancellableThrough(source.Token);
        else processor.CancellableThrough(out cancel);
        var started = processor.NotifyOnError(line =>
        {
            if (line.StartsWith("frame=", StringComparison.Ordinal)) _ = Task.Run(cancel);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => started.ProcessAsynchronously());

        Assert.False(RunningPrograms.AnyWith(word));
    }

    [Fact]
    public async Task Given_time_ffmpeg_finishes_its_file()
    {
        using var source = new CancellationTokenSource();
        var path = _folder["o.mp4"];
        var processor = FFMpegArguments.FromDeviceInput(Endless, input => input.ForceFormat("lavfi").WithCustomArgument("-re"))
            .OutputToFile(path)
            .CancellableThrough(source.Token, timeout: 60_000)
            .NotifyOnProgress(time =>
            {
                if (time > TimeSpan.Zero) _ = source.CancelAsync();
            });

        Assert.False(await processor.ProcessAsynchronously(throwOnError: false));

        // An mp4 that was cut off has no index, and cannot be probed.
        Assert.True((await FFProbe.AnalyseAsync(path, cancellationToken: TestContext.Current.CancellationToken)).Duration > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_cancelled_run_lets_go_of_both_pipes()
    {
        using var source = new CancellationTokenSource();
        var (option, word) = RunningPrograms.Mark();
        var processor = FFMpegArguments
            .FromPipeInput(new FunctionPipeSource("-f rawvideo -pix_fmt gray -s 64x64", async (stream, token) =>
            {
                var frame = new byte[64 * 64];
                while (true) await stream.WriteAsync(frame, token);
            }))
            .OutputToPipe(
                new StreamPipeSink(async (stream, token) =>
                {
                    await stream.ReadExactlyAsync(new byte[64 * 64 * 100], token);
                    await source.CancelAsync();
                    await Task.Delay(Timeout.Infinite, token);
                }),
                output => output.ForceFormat("rawvideo").WithCustomArgument(option))
            .CancellableThrough(source.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => processor.ProcessAsynchronously());

        Assert.False(RunningPrograms.AnyWith(word));
        PipeAddress.AssertGone(processor.Arguments);
    }

    [Fact]
    public async Task Cancelled_at_any_moment_it_comes_to_an_end()
    {
        var moments = new Random(20261121);
        for (var round = 0; round < 25; round++)
        {
            using var source = new CancellationTokenSource();
            var (option, word) = RunningPrograms.Mark();
            var processor = FFMpegArguments
                .FromPipeInput(new RawVideoPipeSource(Enumerable.Range(0, 1000).Select(seed => RawFrame.Random(64, 64, seed))))
                .OutputToPipe(new StreamPipeSink(Stream.Null), output => output.ForceFormat("rawvideo").WithCustomArgument(option))
                .CancellableThrough(source.Token, timeout: round % 3 * 10);
            var running = processor.ProcessAsynchronously();
            await Task.Delay(moments.Next(120), TestContext.Current.CancellationToken);
            await source.CancelAsync();

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
            Assert.False(RunningPrograms.AnyWith(word));
            PipeAddress.AssertGone(processor.Arguments);
        }
    }

    [Fact]
    public async Task Cancelled_before_it_began_it_does_not_begin()
    {
        using var source = new CancellationTokenSource();
        var path = _folder["o.mkv"];
        var processor = FFMpegArguments.FromDeviceInput(Endless, input => input.ForceFormat("lavfi")).OutputToFile(path).CancellableThrough(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => processor.ProcessAsynchronously());
        Assert.False(await processor.ProcessAsynchronously(throwOnError: false));
        Assert.False(File.Exists(path));
        Assert.ThrowsAny<OperationCanceledException>(() => processor.CancellableThrough(source.Token));
    }

    [Fact]
    public async Task Cancelling_does_not_block_the_canceller()
    {
        Assert.SkipWhen(typeof(FFMpegArguments).Assembly.GetName().Version?.Major == 5, "the official package waits in the callback");
        using var source = new CancellationTokenSource();
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // ffmpeg waits for data, and so does not hear the request to end: only the end of the data lets it go.
        var running = FFMpegArguments
            .FromPipeInput(new FunctionPipeSource("-f rawvideo -pix_fmt gray -s 16x16", async (_, token) =>
            {
                began.SetResult();
                await release.Task.WaitAsync(token);
            }))
            .OutputToFile(_folder["o.mkv"]).CancellableThrough(source.Token, timeout: 600_000).ProcessAsynchronously(throwOnError: false);
        await began.Task;

        source.Cancel();
        Assert.False(running.IsCompleted);
        release.SetResult();

        Assert.False(await running);
    }

    [Fact]
    public async Task A_listeners_fault_comes_out()
    {
        Assert.SkipWhen(typeof(FFMpegArguments).Assembly.GetName().Version?.Major == 5, "in the official package it ends the whole process");
        var (option, word) = RunningPrograms.Mark();
        var processor = FFMpegArguments.FromDeviceInput(Endless, input => input.ForceFormat("lavfi").WithCustomArgument("-re"))
            .OutputToFile(_folder["o.mkv"], true, output => output.WithCustomArgument(option))
            .NotifyOnError(_ => throw new InvalidDataException("the listener is tired"));

        Assert.Equal("the listener is tired", (await Assert.ThrowsAsync<InvalidDataException>(() => processor.ProcessAsynchronously())).Message);
        Assert.False(RunningPrograms.AnyWith(word));
    }

    [Fact]
    public async Task Options_apply_to_one_run()
    {
        await FFMpegArguments.FromDeviceInput("testsrc2=size=16x16:duration=0.1", input => input.ForceFormat("lavfi"))
            .OutputToFile("here.mkv").Configure(options => options.WorkingDirectory = _folder.Path).ProcessAsynchronously();
        Assert.True(File.Exists(_folder["here.mkv"]));
        Assert.Empty(GlobalFFOptions.Current.WorkingDirectory);
    }

    [Fact]
    public async Task A_thousand_lines_of_errors_do_not_stall_it()
    {
        var count = 0;
        await FFMpegArguments.FromDeviceInput("testsrc2=size=16x16:rate=100:duration=30", input => input.ForceFormat("lavfi"))
            .OutputToUrl("-", output => output.ForceFormat("null").WithCustomArgument("-vf showinfo"))
            .NotifyOnError(_ => count++).ProcessAsynchronously();
        Assert.True(count > 3000);
    }
}
