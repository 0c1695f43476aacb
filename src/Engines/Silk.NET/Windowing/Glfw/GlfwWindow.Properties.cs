using System.Buffers;
using Silk.NET.Core;
using Silk.NET.Core.Contexts;
using Silk.NET.GLFW;
using Silk.NET.Maths;
using static Silk.NET.GLFW.GlfwConstants;

namespace Silk.NET.Windowing.Glfw;

/// <summary>What the window looks like. Before it exists, properties speak of the options it will be made with.</summary>
internal sealed unsafe partial class GlfwWindow
{
    private Vector2D<int> _positionBeforeFullscreen;
    private Vector2D<int> _sizeBeforeFullscreen;

    public GraphicsAPI API => _options.API;
    public VideoMode VideoMode => IsInitialized ? Monitor?.VideoMode ?? _options.VideoMode : _options.VideoMode;
    public int? PreferredDepthBufferBits => _options.PreferredDepthBufferBits;
    public int? PreferredStencilBufferBits => _options.PreferredStencilBufferBits;
    public Vector4D<int>? PreferredBitDepth => _options.PreferredBitDepth;
    public int? Samples => _options.Samples;
    public bool TransparentFramebuffer => _options.TransparentFramebuffer;
    public IGLContext? SharedContext => _options.SharedContext;
    public string? WindowClass => _options.WindowClass ?? Window.DefaultWindowClass;
    public nint Handle => (nint)Pointer;
    public IWindowHost? Parent => _parent ?? (IWindowHost?)Monitor;
    public IVkSurface? VkSurface => null;

    public IGLContext? GLContext
        => HasOpenGL && !IsInitialized
            ? throw new InvalidOperationException("OpenGL can be used once the window is initialised: from its Load event on.")
            : _context;

    public bool IsContextControlDisabled
    {
        get => _options.IsContextControlDisabled;
        set => _options.IsContextControlDisabled = value;
    }

    public bool ShouldSwapAutomatically
    {
        get => _options.ShouldSwapAutomatically;
        set => _options.ShouldSwapAutomatically = value;
    }

    public bool IsEventDriven
    {
        get => _options.IsEventDriven;
        set => _options.IsEventDriven = value;
    }

    public bool VSync
    {
        get => _options.VSync;
        set
        {
            _options.VSync = value;
            _swapIntervalIsStale = true;
        }
    }

    public bool IsClosing
    {
        get => !IsInitialized || GlfwNative.WindowShouldClose(Pointer) != 0;
        set
        {
            if (!IsInitialized) return;
            GlfwNative.SetWindowShouldClose(Pointer, value ? True : False);
            // A loop that waits for events sees it at once.
            GlfwNative.PostEmptyEvent();
        }
    }

    public string Title
    {
        get => _options.Title;
        set
        {
            _options.Title = value;
            if (IsInitialized) GlfwNative.SetWindowTitle(Pointer, value ?? string.Empty);
        }
    }

    public bool IsVisible
    {
        get => IsInitialized ? Has(Visible) : _options.IsVisible;
        set
        {
            _options.IsVisible = value;
            if (!IsInitialized) return;
            if (value) GlfwNative.ShowWindow(Pointer);
            else GlfwNative.HideWindow(Pointer);
        }
    }

    public Vector2D<int> Position
    {
        get
        {
            if (!IsInitialized) return _options.Position;
            int x, y;
            GlfwNative.GetWindowPos(Pointer, &x, &y);
            return new Vector2D<int>(x, y);
        }

        set
        {
            _options.Position = value;
            if (IsInitialized) GlfwNative.SetWindowPos(Pointer, value.X, value.Y);
        }
    }

    public Vector2D<int> Size
    {
        get
        {
            if (!IsInitialized) return _options.Size;
            int width, height;
            GlfwNative.GetWindowSize(Pointer, &width, &height);
            return new Vector2D<int>(width, height);
        }

        set
        {
            _options.Size = value;
            if (IsInitialized) GlfwNative.SetWindowSize(Pointer, value.X, value.Y);
        }
    }

    public Vector2D<int> FramebufferSize
    {
        get
        {
            if (!IsInitialized) return Vector2D<int>.Zero;
            int width, height;
            GlfwNative.GetFramebufferSize(Pointer, &width, &height);
            return new Vector2D<int>(width, height);
        }
    }

    public Rectangle<int> BorderSize
    {
        get
        {
            if (!IsInitialized) return default;
            int left, top, right, bottom;
            GlfwNative.GetWindowFrameSize(Pointer, &left, &top, &right, &bottom);
            return new Rectangle<int>(new Vector2D<int>(left, top), new Vector2D<int>(right - left, bottom - top));
        }
    }

    public bool TopMost
    {
        get => IsInitialized ? Has(Floating) : _options.TopMost;
        set
        {
            _options.TopMost = value;
            if (IsInitialized) GlfwNative.SetWindowAttrib(Pointer, Floating, value ? True : False);
        }
    }

    public WindowBorder WindowBorder
    {
        get
        {
            if (!IsInitialized) return _options.WindowBorder;
            if (Has(Resizable)) return WindowBorder.Resizable;
            return Has(Decorated) ? WindowBorder.Fixed : WindowBorder.Hidden;
        }

        set
        {
            _options.WindowBorder = value;
            if (!IsInitialized) return;
            GlfwNative.SetWindowAttrib(Pointer, Decorated, value == WindowBorder.Hidden ? False : True);
            GlfwNative.SetWindowAttrib(Pointer, Resizable, value == WindowBorder.Resizable ? True : False);
        }
    }

    public WindowState WindowState
    {
        get => IsInitialized ? CurrentState : _options.WindowState;
        set
        {
            if (IsInitialized) ApplyState(value);
            _options.WindowState = value;
        }
    }

    public IMonitor? Monitor
    {
        get
        {
            if (!IsInitialized) return _initialMonitor;
            var monitors = GlfwMonitor.All();
            var fullscreenOn = GlfwNative.GetWindowMonitor(Pointer);
            if (fullscreenOn != 0) return monitors.FirstOrDefault(monitor => monitor.Handle == fullscreenOn);
            var middle = Position + Size / 2;
            return monitors.FirstOrDefault(monitor => monitor.Bounds.Contains(middle)) ?? (monitors.Count > 0 ? monitors[0] : null);
        }

        set
        {
            if (!IsInitialized) throw new InvalidOperationException("The window is not initialised.");
            ArgumentNullException.ThrowIfNull(value);
            _swapIntervalIsStale = true;
            if (WindowState == WindowState.Fullscreen && value is GlfwMonitor monitor) FillScreen(monitor, monitor.VideoMode);
            else Position = value.Bounds.Origin;
        }
    }

    private bool HasOpenGL => _options.API.API is ContextAPI.OpenGL or ContextAPI.OpenGLES;

    private WindowState CurrentState
    {
        get
        {
            if (Has(Iconified)) return WindowState.Minimized;
            if (GlfwNative.GetWindowMonitor(Pointer) != 0) return WindowState.Fullscreen;
            return Has(Maximized) ? WindowState.Maximized : WindowState.Normal;
        }
    }

    public Vector2D<int> PointToClient(Vector2D<int> point) => point - Position;

    public Vector2D<int> PointToScreen(Vector2D<int> point) => point + Position;

    public Vector2D<int> PointToFramebuffer(Vector2D<int> point) => Size is { X: > 0, Y: > 0 } size ? point * FramebufferSize / size : point;

    public void Focus()
    {
        if (IsInitialized) GlfwNative.FocusWindow(Pointer);
    }

    public void SetWindowIcon(ReadOnlySpan<RawImage> icons)
    {
        if (!IsInitialized) throw new InvalidOperationException("The window is not initialised.");
        if (icons.IsEmpty)
        {
            GlfwNative.SetWindowIcon(Pointer, 0, null);
            return;
        }

        var pins = new MemoryHandle[icons.Length];
        var images = new GlfwImage[icons.Length];
        try
        {
            for (var i = 0; i < icons.Length; i++)
            {
                var needed = (long)icons[i].Width * icons[i].Height * 4;
                if (icons[i].Pixels.Length < needed) throw new ArgumentException($"Icon {i} needs {needed} bytes and has {icons[i].Pixels.Length}.", nameof(icons));
                pins[i] = icons[i].Pixels.Pin();
                images[i] = new GlfwImage { Width = icons[i].Width, Height = icons[i].Height, Pixels = (byte*)pins[i].Pointer };
            }

            GLFW.Glfw.ForgetPending();
            fixed (GlfwImage* first = images) GlfwNative.SetWindowIcon(Pointer, images.Length, first);
            GLFW.Glfw.ThrowPending();
        }
        finally
        {
            foreach (var pin in pins) pin.Dispose();
        }
    }

    private bool Has(int attribute) => GlfwNative.GetWindowAttrib(Pointer, attribute) != 0;

    private void ApplyState(WindowState state)
    {
        var before = CurrentState;
        if (before == WindowState.Normal)
        {
            _positionBeforeFullscreen = Position;
            _sizeBeforeFullscreen = Size;
        }
        else if (before == WindowState.Fullscreen && state != WindowState.Fullscreen)
        {
            GlfwNative.SetWindowMonitor(Pointer, 0, _positionBeforeFullscreen.X, _positionBeforeFullscreen.Y, _sizeBeforeFullscreen.X, _sizeBeforeFullscreen.Y, 0);
        }

        switch (state)
        {
            case WindowState.Normal:
                GlfwNative.RestoreWindow(Pointer);
                break;
            case WindowState.Minimized:
                GlfwNative.IconifyWindow(Pointer);
                break;
            case WindowState.Maximized:
                GlfwNative.MaximizeWindow(Pointer);
                break;
            case WindowState.Fullscreen:
                if (GlfwMonitor.Primary() is { } monitor) FillScreen(monitor, _options.VideoMode);
                break;
        }
    }

    private void FillScreen(GlfwMonitor monitor, VideoMode wished)
    {
        _swapIntervalIsStale = true;
        var resolution = wished.Resolution ?? monitor.Bounds.Size;
        var rate = wished.RefreshRate ?? monitor.VideoMode.RefreshRate ?? DontCare;
        GlfwNative.SetWindowMonitor(Pointer, monitor.Handle, 0, 0, resolution.X, resolution.Y, rate);
    }
}
