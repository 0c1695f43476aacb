namespace Silk.NET.Windowing;

/// <summary>The screens of the machine.</summary>
public static class Monitor
{
    /// <summary>All screens of the platform that <paramref name="view"/> came from, or of the first that works.</summary>
    /// <exception cref="PlatformNotSupportedException">There is no platform.</exception>
    public static IEnumerable<IMonitor> GetMonitors(IView? view) => PlatformOf(view).GetMonitors();

    /// <summary>The primary screen.</summary>
    /// <exception cref="PlatformNotSupportedException">There is no platform, or it has no screen.</exception>
    public static IMonitor GetMainMonitor(IView? view) => PlatformOf(view).GetMainMonitor();

    private static IWindowPlatform PlatformOf(IView? view)
        => Window.Platforms.FirstOrDefault(platform => view is null ? platform.IsApplicable : platform.IsSourceOfView(view))
            ?? throw Window.NoPlatform();
}
