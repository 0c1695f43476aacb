using System.Diagnostics;
using AefVideo.Core.Threads;

namespace AefVideo.Core.Tests;

public class BatchSchedulingTests
{
    [Fact]
    public async Task The_caller_and_the_programs_that_it_starts_are_scheduled_as_batch_work()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has this kind of scheduling.");
        BatchScheduling.Enter();
        Assert.Equal("3", Policy(File.ReadAllText("/proc/thread-self/stat")));
        using var program = Process.Start(new ProcessStartInfo("cat", "/proc/self/stat") { RedirectStandardOutput = true })!;
        Assert.Equal("3", Policy(await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)));
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    // Field 41 of proc(5)'s stat; the name in brackets, field 2, may hold blanks.
    private static string Policy(string stat) => stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[41 - 3];
}
