using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Silk.NET.Windowing;

namespace AefVideo.Tests;

/// <summary>An X server without a screen, on a display number of its own, for as long as the tests run.</summary>
public sealed partial class XvfbDisplay : IAsyncLifetime
{
    public const int Width = 1280;
    public const int Height = 720;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private Process? _server;
    private string? _whyNot;

    /// <summary>The name to open the display by, such as ":7".</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>Skips the running test where there is no display or no window library.</summary>
    public void Require()
    {
        Assert.SkipWhen(_whyNot is not null, _whyNot ?? string.Empty);
        Assert.SkipUnless(Window.Platforms.Any(platform => platform.IsApplicable), "needs the GLFW library, which is not installed");
    }

    public async ValueTask InitializeAsync()
    {
        // The server picks a free number, writes it to the descriptor once it listens, and ends with its last client.
        var start = new ProcessStartInfo("Xvfb") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-displayfd", "1", "-screen", "0", $"{Width}x{Height}x24", "-nolisten", "tcp", "-terminate"])
            start.ArgumentList.Add(argument);
        try
        {
            _server = Process.Start(start);
        }
        catch (Win32Exception exception)
        {
            _whyNot = $"needs Xvfb, which cannot be started here: {exception.Message}";
            return;
        }

        _server!.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(StartLimit);
        var number = await _server.StandardOutput.ReadLineAsync(limit.Token);
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            _whyNot = "needs Xvfb, which ended without opening a display";
            return;
        }

        Name = ":" + number;
        // Native libraries do not see what .NET sets in its own copy of the environment.
        _ = SetEnvironment("DISPLAY", Name, 1);
        _ = UnsetEnvironment("WAYLAND_DISPLAY");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is null) return;
        _server.Kill();
        await _server.WaitForExitAsync(CancellationToken.None);
        _server.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "unsetenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int UnsetEnvironment(string name);
}
