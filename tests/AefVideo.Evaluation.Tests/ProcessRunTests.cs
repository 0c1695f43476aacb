using AefVideo.Core.Errors;
using AefVideo.Evaluation.Benchmarks;

namespace AefVideo.Evaluation.Tests;

public sealed class ProcessRunTests
{
    [Fact]
    public async Task Processor_time_counts_what_the_program_started_too()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processor time of children is read on Linux");
        // The shell itself does next to nothing; its child counts to half a million.
        var busy = await ProcessRun.MeasureAsync(["sh", "-c", "(i=0; while [ $i -lt 500000 ]; do i=$((i+1)); done); echo done"], TestContext.Current.CancellationToken);
        var idle = await ProcessRun.MeasureAsync(["sh", "-c", "echo done"], TestContext.Current.CancellationToken);
        Assert.Equal("done\n", busy.Output);
        Assert.True(busy.Processor > 5 * idle.Processor, $"{busy.Processor} against {idle.Processor}");
        Assert.True(busy.Wall > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_failure_is_told_with_its_last_line()
    {
        var error = await Assert.ThrowsAsync<MediaException>(() => ProcessRun.MeasureAsync(["sh", "-c", "echo first >&2; echo the reason >&2; exit 3"], TestContext.Current.CancellationToken));
        Assert.Equal("sh ended with code 3: the reason", error.Message);
    }

    [Fact]
    public async Task A_missing_program_is_an_incomplete_environment() =>
        await Assert.ThrowsAsync<EnvironmentException>(() => ProcessRun.MeasureAsync(["no-such-program"], TestContext.Current.CancellationToken));

    [Fact]
    public async Task Cancelling_kills_the_program()
    {
        using var cancellation = new CancellationTokenSource();
        var running = ProcessRun.MeasureAsync(["sleep", "1000"], cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
