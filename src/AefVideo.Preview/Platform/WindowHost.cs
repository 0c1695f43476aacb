using System.Numerics;
using AefVideo.Core.Errors;
using AefVideo.Preview.Graphics;
using Silk.NET.Input;
using Silk.NET.Maths;
using Silk.NET.OpenGL;
using Silk.NET.Windowing;

namespace AefVideo.Preview.Platform;

/// <summary>A window for a session. The loop runs at the display's rate on the thread that it is started on.</summary>
internal sealed class WindowHost : IPreviewHost
{
    private const int UsualRefreshRate = 60;

    private readonly IWindow _window;
    private readonly DisplayJudge _judge;
    private PreviewSession? _session;
    private DragTarget _dragged;

    private WindowHost(IWindow window)
    {
        _window = window;
        _judge = new(RefreshRate(window));
    }

    /// <inheritdoc />
    public bool IsFullScreen
    {
        get => _window.WindowState == WindowState.Fullscreen;
        set => _window.WindowState = value ? WindowState.Fullscreen : WindowState.Normal;
    }

    /// <summary>Opens a window, runs a session in it until it is closed, and disposes both.</summary>
    /// <param name="options">Size, title.</param>
    /// <param name="newSession">Makes the session once there is a context.</param>
    /// <param name="onFrame">Told after every round of the loop. False closes the window.</param>
    /// <param name="onEnd">Told before the session is disposed.</param>
    /// <param name="cancellation">Closes the window.</param>
    /// <exception cref="EnvironmentException">There is no display, no window library, or no OpenGL 3.3.</exception>
    public static async Task RunAsync(WindowHostOptions options, Func<GlDevice, PreviewSession> newSession, Func<PreviewSession, bool> onFrame, Action<PreviewSession> onEnd, CancellationToken cancellation)
    {
        using var window = Open(options);
        using var gl = GL.GetApi(window);
        var host = new WindowHost(window);
        var device = new GlDevice(gl);
        await using var session = newSession(device);
        session.Host = host;
        host._session = session;
        using var input = window.CreateInput();
        host.Listen(input);
        if (options.IsFullScreen) host.IsFullScreen = true;
        window.Render += host.Render;
        window.FramesPerSecond = RefreshRate(window);
        using (cancellation.UnsafeRegister(static window => ((IWindow)window!).ContinueEvents(), window))
        {
            while (!window.IsClosing && !cancellation.IsCancellationRequested)
            {
                window.DoEvents();
                if (window.IsClosing) break;
                RenderThread.DoPending();
                window.DoUpdate();
                window.DoRender();
                if (!onFrame(session)) break;
            }
        }
        window.Render -= host.Render;
        onEnd(session);
    }

    /// <inheritdoc />
    public void Close() => _window.Close();

    private static IWindow Open(WindowHostOptions options)
    {
        try
        {
            var window = Window.Create(WindowOptions.Default with
            {
                Title = options.Title,
                Size = new Vector2D<int>(options.Width, options.Height),
                API = new(ContextAPI.OpenGL, ContextProfile.Core, ContextFlags.ForwardCompatible, new APIVersion(3, 3)),
                VSync = true,
                // Flat pictures need neither.
                PreferredDepthBufferBits = 0,
                PreferredStencilBufferBits = 0,
            });
            try
            {
                window.Initialize();
            }
            catch
            {
                window.Dispose();
                throw;
            }
            return window;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new EnvironmentException(
                $"No window can be opened here ({exception.Message.ReplaceLineEndings(" ").TrimEnd('.')}); start it on a desktop, or draw without a display: --snapshot OUT.png or --record OUT.mp4.", exception);
        }
    }

    private static int RefreshRate(IWindow window) => window.Monitor?.VideoMode.RefreshRate is { } rate and > 0 ? rate : UsualRefreshRate;

    private void Render(double seconds)
    {
        var session = _session!;
        // Then the loop waits by the clock.
        if (_window.VSync && _judge.IsUnbound(seconds)) _window.VSync = false;
        var (size, pixels) = (_window.Size, _window.FramebufferSize);
        if (pixels.X < 1 || pixels.Y < 1) return;
        session.PixelRatio = size.X > 0 ? (float)pixels.X / size.X : 1;
        session.Update();
        session.Draw(pixels.X, pixels.Y, 0);
    }

    private void Listen(IInputContext input)
    {
        foreach (var keyboard in input.Keyboards)
            keyboard.KeyDown += (board, key, _) => KeyBindings.Press(_session!, key, board.IsKeyPressed(Key.ShiftLeft) || board.IsKeyPressed(Key.ShiftRight));
        foreach (var mouse in input.Mice)
        {
            mouse.MouseDown += (device, button) =>
            {
                if (button != MouseButton.Left) return;
                _dragged = PointerActions.Press(_session!, ToPixels(device.Position));
            };
            mouse.MouseUp += (_, button) =>
            {
                if (button == MouseButton.Left) _dragged = DragTarget.None;
            };
            mouse.MouseMove += (_, position) => PointerActions.Drag(_session!, _dragged, ToPixels(position));
            mouse.DoubleClick += (_, button, position) =>
            {
                if (button == MouseButton.Left && PointerActions.IsOnPictures(_session!, ToPixels(position))) _session!.ToggleFullScreen();
            };
            mouse.Scroll += (_, wheel) => PointerActions.Turn(_session!, wheel.Y);
        }
    }

    private Vector2 ToPixels(Vector2 position) => position * _session!.PixelRatio;
}
