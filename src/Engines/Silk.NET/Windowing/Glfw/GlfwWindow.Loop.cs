using System.Diagnostics;
using Silk.NET.GLFW;

namespace Silk.NET.Windowing.Glfw;

/// <summary>The loop of events, updates and frames.</summary>
internal sealed unsafe partial class GlfwWindow
{
    private readonly Stopwatch _lifetime = new();
    private readonly Cadence _updates = new();
    private readonly Cadence _frames = new();
    private bool _isInLoop;
    private bool _swapIntervalIsStale = true;

    /// <summary>Raised after each round of events.</summary>
    public event Action? EventsProcessed;

    public double Time => _lifetime.Elapsed.TotalSeconds;

    public double FramesPerSecond
    {
        get => _frames.PerSecond;
        set => _frames.PerSecond = value;
    }

    public double UpdatesPerSecond
    {
        get => _updates.PerSecond;
        set => _updates.PerSecond = value;
    }

    public void Run(Action onFrame)
    {
        ArgumentNullException.ThrowIfNull(onFrame);
        while (!IsClosing) onFrame();
    }

    /// <summary>Handles what happened, and waits for more while neither an update nor a frame is due.</summary>
    public void DoEvents()
    {
        _isInLoop = true;
        try
        {
            if (IsInitialized && IsEventDriven && !IsClosing)
            {
                GlfwNative.WaitEvents();
            }
            else
            {
                var idle = IsInitialized && !IsClosing ? SecondsUntilDue : 0;
                if (idle > 0) GlfwNative.WaitEventsTimeout(idle);
                else GlfwNative.PollEvents();
            }

            GlfwCallbacks.ThrowFault();
            EventsProcessed?.Invoke();
        }
        finally
        {
            _isInLoop = false;
        }
    }

    public void ContinueEvents() => GlfwNative.PostEmptyEvent();

    public void DoUpdate()
    {
        if (_updates.SecondsUntilDue > 0) return;
        _isInLoop = true;
        try
        {
            Update?.Invoke(_updates.Beat());
        }
        finally
        {
            _isInLoop = false;
        }
    }

    public void DoRender()
    {
        _isInLoop = true;
        try
        {
            _invocations.RunAll();
            if (VSync || _frames.SecondsUntilDue <= 0) RenderFrame();
        }
        finally
        {
            _isInLoop = false;
        }
    }

    public object Invoke(Delegate d, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(d);
        if (Environment.CurrentManagedThreadId != _loopThread) return _invocations.Call(d, args, ContinueEvents)!;

        // The loop's own thread would wait for itself.
        using var invocation = new Invocation(d, args);
        invocation.Run();
        return invocation.Await()!;
    }

    /// <summary>With VSync, the swap is what waits.</summary>
    private double SecondsUntilDue => VSync ? 0 : Math.Min(_updates.SecondsUntilDue, _frames.SecondsUntilDue);

    private void RenderFrame()
    {
        var context = _context is null || IsContextControlDisabled ? null : _context;
        if (context is { IsCurrent: false }) context.MakeCurrent();
        if (context is not null && _swapIntervalIsStale)
        {
            context.SwapInterval(VSync ? 1 : 0);
            _swapIntervalIsStale = false;
        }

        Render?.Invoke(_frames.Beat());
        if (ShouldSwapAutomatically) context?.SwapBuffers();
    }
}
