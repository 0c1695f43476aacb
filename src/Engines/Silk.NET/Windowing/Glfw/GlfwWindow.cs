using Silk.NET.Core.Contexts;
using Silk.NET.GLFW;

namespace Silk.NET.Windowing.Glfw;

/// <summary>A window by GLFW: how it comes and goes. GLFW wants all of this on one thread.</summary>
internal sealed unsafe partial class GlfwWindow : IWindow
{
    private readonly GlfwWindow? _parent;
    private readonly GlfwMonitor? _initialMonitor;
    private readonly InvocationQueue _invocations = new();
    private readonly int _owner = Environment.CurrentManagedThreadId;
    private WindowOptions _options;
    private GlfwContext? _context;
    private int _loopThread;

    public GlfwWindow(WindowOptions options, GlfwWindow? parent, GlfwMonitor? monitor)
    {
        _ = GlfwProvider.GLFW.Value;
        _options = options;
        _parent = parent;
        _initialMonitor = monitor;
        _loopThread = _owner;
        _updates.PerSecond = options.UpdatesPerSecond;
        _frames.PerSecond = options.FramesPerSecond;
    }

    /// <summary>GLFW's handle; null while there is no native window.</summary>
    public WindowHandle* Pointer { get; private set; }

    public bool IsInitialized { get; private set; }

    public INativeWindow? Native { get; private set; }

    public void Initialize()
    {
        if (IsInitialized) return;
        CreateNative();
        _loopThread = Environment.CurrentManagedThreadId;
        IsInitialized = true;
        if (_options.IsVisible)
        {
            GlfwNative.ShowWindow(Pointer);
            if (_options.WindowState != WindowState.Normal) ApplyState(_options.WindowState);
        }

        GlfwCallbacks.Attach(this);
        _lifetime.Restart();
        _updates.Start();
        _frames.Start();
        _swapIntervalIsStale = true;
        GLContext?.MakeCurrent();
        Load?.Invoke();
    }

    public void Reset()
    {
        if (_isInLoop) throw new InvalidOperationException("A window cannot be reset from its own events.");
        if (!IsInitialized) return;
        IsInitialized = false;
        _lifetime.Reset();
        GlfwCallbacks.Detach(this);
        GlfwNative.DestroyWindow(Pointer);
        Pointer = null;
        Native = null;
        _context = null;
        _invocations.RefuseAll("The window was destroyed before the call was made.");
    }

    public void Dispose() => Reset();

    public IWindow CreateWindow(WindowOptions opts) => new GlfwWindow(opts, this, null);

    private void CreateNative()
    {
        if (_options.API.API == ContextAPI.Vulkan)
            throw new InvalidOperationException("This build of the window library makes OpenGL windows only, not Vulkan ones.");

        var share = _options.SharedContext switch
        {
            null => null,
            GlfwContext context => (WindowHandle*)context.Handle,
            _ => throw new ArgumentException("A shared context has to come from another GLFW window."),
        };
        GLFW.Glfw.ForgetPending();
        GlfwHints.Apply(_options);
        Pointer = GlfwNative.CreateWindow(_options.Size.X, _options.Size.Y, _options.Title ?? string.Empty, _initialMonitor?.Handle ?? 0, share);
        if (Pointer is null)
        {
            GLFW.Glfw.ThrowPending();
            throw new GlfwException("GLFW made no window and gave no reason.");
        }

        Native = new GlfwNativeWindow(Pointer);
        _context = HasOpenGL ? new GlfwContext(GlfwProvider.GLFW.Value, Pointer, this) : null;
        if (_options.WindowState != WindowState.Fullscreen && _initialMonitor is null)
            GlfwNative.SetWindowPos(Pointer, _options.Position.X, _options.Position.Y);
    }
}
