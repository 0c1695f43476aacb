using Silk.NET.Core.Contexts;
using Silk.NET.Maths;

namespace Silk.NET.Windowing;

/// <summary>A surface with a loop of events, updates and frames.</summary>
public interface IView : IViewProperties, IGLContextSource, IVkSurfaceSource, IDisposable, INativeWindowSource
{
    nint Handle { get; }
    bool IsClosing { get; }

    /// <summary>Seconds since the view was initialised.</summary>
    double Time { get; }

    /// <summary>Size of the drawing area in pixels.</summary>
    Vector2D<int> FramebufferSize { get; }

    bool IsInitialized { get; }

    event Action<Vector2D<int>>? Resize;
    event Action<Vector2D<int>>? FramebufferResize;
    event Action? Closing;
    event Action<bool>? FocusChanged;

    /// <summary>Raised once the view and its context exist; before it, nothing can be drawn.</summary>
    event Action? Load;

    /// <summary>Raised with the seconds since the last update.</summary>
    event Action<double>? Update;

    /// <summary>Raised with the seconds since the last frame.</summary>
    event Action<double>? Render;

    void Initialize();
    void DoRender();
    void DoUpdate();
    void DoEvents();

    /// <summary>Ends a wait for events, from any thread.</summary>
    void ContinueEvents();

    /// <summary>Destroys the native view; <see cref="Initialize"/> makes it anew.</summary>
    /// <exception cref="InvalidOperationException">Called from one of the view's own events.</exception>
    void Reset();

    void Focus();
    void Close();
    Vector2D<int> PointToClient(Vector2D<int> point);
    Vector2D<int> PointToScreen(Vector2D<int> point);
    Vector2D<int> PointToFramebuffer(Vector2D<int> point);

    /// <summary>Runs a delegate on the thread of the view's loop, before its next frame, and returns what it returned.</summary>
    object Invoke(Delegate d, params object[] args);

    /// <summary>Calls <paramref name="onFrame"/> until the view closes.</summary>
    void Run(Action onFrame);
}
