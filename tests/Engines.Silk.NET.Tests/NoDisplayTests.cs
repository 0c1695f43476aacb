using System.Diagnostics;
using Silk.NET.GLFW;
using Silk.NET.Windowing;

namespace AefVideo.Tests;

/// <summary>A machine without a display. The test runs itself once more in a process that has none.</summary>
public sealed class NoDisplayTests
{
    private const string Marker = "AEFVIDEO_TEST_WITHOUT_DISPLAY";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Without_a_display_making_a_window_throws()
    {
        Assert.SkipUnless(Window.Platforms.Any(platform => platform.IsApplicable), "needs the GLFW library, which is not installed");
        if (Environment.GetEnvironmentVariable(Marker) is not null)
        {
            var exception = Assert.Throws<GlfwException>(() => Window.Create(WindowOptions.Default));
            Assert.Contains("GLFW", exception.Message, StringComparison.Ordinal);
            return;
        }

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(NoDisplayTests).Assembly.Location);
        start.ArgumentList.Add("-method");
        start.ArgumentList.Add($"{typeof(NoDisplayTests).FullName}.{nameof(Without_a_display_making_a_window_throws)}");
        start.Environment[Marker] = "1";
        start.Environment.Remove("DISPLAY");
        start.Environment.Remove("WAYLAND_DISPLAY");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        using var child = Process.Start(start)!;
        child.BeginErrorReadLine();
        var output = await child.StandardOutput.ReadToEndAsync(limit.Token);
        await child.WaitForExitAsync(limit.Token);
        Assert.True(child.ExitCode == 0, output);
        Assert.Contains("Total: 1, Errors: 0, Failed: 0, Skipped: 0", output, StringComparison.Ordinal);
    }
}
