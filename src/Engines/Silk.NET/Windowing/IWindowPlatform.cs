namespace Silk.NET.Windowing;

/// <summary>A library that makes windows.</summary>
public interface IWindowPlatform : IWindowHost
{
    bool IsViewOnly { get; }

    /// <summary>True where the library can be loaded.</summary>
    bool IsApplicable { get; }

    IView GetView(ViewOptions? opts = null);

    /// <summary>Leaves the calling thread without a context.</summary>
    void ClearContexts();

    IEnumerable<IMonitor> GetMonitors();
    IMonitor GetMainMonitor();
    bool IsSourceOfView(IView view);
}
