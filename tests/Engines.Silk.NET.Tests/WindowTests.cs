using Silk.NET.Core;
using Silk.NET.Core.Contexts;
using Silk.NET.Maths;
using Silk.NET.OpenGL;
using Silk.NET.Windowing;
using Silk.NET.Windowing.Glfw;
using Monitor = Silk.NET.Windowing.Monitor;

namespace AefVideo.Tests;

/// <summary>A window on a display: its life, its loop and its properties.</summary>
[Collection(OnDisplay.Name)]
public sealed class WindowTests
{
    public WindowTests(XvfbDisplay display) => display.Require();

    [Fact]
    public void It_opens_with_the_context_asked_for()
    {
        using var window = Window.Create(Windows.Small);
        Assert.False(window.IsInitialized);
        Assert.Equal(0, window.Handle);
        Assert.Throws<InvalidOperationException>(() => window.GLContext);

        window.Initialize();
        Assert.True(window.IsInitialized);
        Assert.False(window.IsClosing);
        Assert.NotEqual(0, window.Handle);
        Assert.True(window.GLContext!.IsCurrent);
        Assert.Same(window, window.GLContext.Source);
        Assert.True(GlfwWindowing.IsViewGlfw(window));
        Assert.NotNull(GlfwWindowing.GetExistingApi(window));
        Assert.Equal(new Vector2D<int>(320, 240), window.FramebufferSize);
        Assert.True(window.Native!.Kind.HasFlag(NativeWindowFlags.X11));
        Assert.NotEqual(0u, window.Native.X11!.Value.Window);
        Assert.Equal(window.Handle, window.Native.Glfw);
        Assert.Equal(window.Handle, window.Native.DXHandle);
        Assert.Null(window.Native.EGL);

        using var gl = GL.GetApi(window);
        Assert.True(gl.GetInteger(GetPName.MajorVersion) >= 3);
        Assert.Equal(1, gl.GetInteger(GetPName.ContextProfileMask));
        Assert.True(gl.GetInteger(GetPName.Doublebuffer) == 1);
    }

    [Fact]
    public void A_version_that_does_not_exist_is_refused_with_the_reason()
    {
        // The official library aborts the process here: it moves the window that was not made before it looks for the error.
        Engine.RequireOwn();
        using var window = Window.Create(Windows.Small with { API = new GraphicsAPI(ContextAPI.OpenGL, new APIVersion(4, 99)) });
        var exception = Assert.Throws<Silk.NET.GLFW.GlfwException>(window.Initialize);
        Assert.NotEmpty(exception.Message);
        Assert.False(window.IsInitialized);
    }

    [Fact]
    public void Run_loads_draws_and_ends_when_closed()
    {
        using var window = Window.Create(Windows.Small);
        var order = new List<string>();
        uint[] pixels = [];
        GL? gl = null;
        uint program = 0, array = 0, buffer = 0;
        window.Load += () =>
        {
            order.Add("load");
            gl = GL.GetApi(window);
            program = Shaders.Program(gl, Shaders.Vertex, Shaders.OneColour);
            (array, buffer) = Shaders.Positions(gl, [-1, -1, 1, -1, 0, 1]);
        };
        window.Update += _ => order.Add("update");
        window.Closing += () => order.Add("closing");
        window.Render += seconds =>
        {
            order.Add("render");
            Assert.True(seconds >= 0);
            gl!.Viewport(window.FramebufferSize);
            gl.ClearColor(0, 0, 1, 1);
            gl.Clear(ClearBufferMask.ColorBufferBit);
            gl.UseProgram(program);
            gl.Uniform4(gl.GetUniformLocation(program, "colour"), 1f, 0f, 0f, 1f);
            gl.DrawArrays(PrimitiveType.Triangles, 0, 3);
            pixels = new uint[320 * 240];
            gl.ReadPixels(0, 0, 320, 240, PixelFormat.Rgba, PixelType.UnsignedByte, pixels.AsSpan());
            if (order.Count(step => step == "render") < 3) return;
            gl.DeleteProgram(program);
            gl.DeleteBuffer(buffer);
            gl.DeleteVertexArray(array);
            window.Close();
        };

        window.Run();
        Assert.Equal("load", order[0]);
        Assert.Equal("update", order[1]);
        Assert.Equal("closing", order[^1]);
        Assert.Equal(3, order.Count(step => step == "render"));
        Assert.Equal(0xFF0000FF, pixels[(60 * 320) + 160]);
        Assert.Equal(0xFFFF0000, pixels[(230 * 320) + 5]);
        Assert.Equal(0xFFFF0000, pixels[(230 * 320) + 315]);
        Assert.False(window.IsInitialized);
    }

    [Fact]
    public void A_new_size_reaches_the_window_and_raises_events()
    {
        using var window = Window.Create(Windows.Small);
        var sizes = new List<Vector2D<int>>();
        var framebufferSizes = new List<Vector2D<int>>();
        window.Resize += sizes.Add;
        window.FramebufferResize += framebufferSizes.Add;
        window.Initialize();
        window.Size = new Vector2D<int>(401, 299);
        window.GoRoundUntil(() => sizes.Count > 0 && framebufferSizes.Count > 0);
        Assert.Equal(new Vector2D<int>(401, 299), sizes[^1]);
        Assert.Equal(new Vector2D<int>(401, 299), framebufferSizes[^1]);
        Assert.Equal(new Vector2D<int>(401, 299), window.Size);
        Assert.Equal(new Vector2D<int>(401, 299), window.FramebufferSize);
    }

    [Fact]
    public void A_new_position_raises_Move()
    {
        using var window = Window.Create(Windows.Small);
        var places = new List<Vector2D<int>>();
        window.Move += places.Add;
        window.Initialize();
        Assert.Equal(new Vector2D<int>(40, 30), window.Position);
        window.Position = new Vector2D<int>(123, 87);
        window.GoRoundUntil(() => places.Contains(new Vector2D<int>(123, 87)));
        Assert.Equal(new Vector2D<int>(123, 87), window.Position);
        Assert.Equal(new Vector2D<int>(124, 89), window.PointToScreen(new Vector2D<int>(1, 2)));
        Assert.Equal(new Vector2D<int>(1, 2), window.PointToClient(new Vector2D<int>(124, 89)));
        Assert.Equal(new Vector2D<int>(1, 2), window.PointToFramebuffer(new Vector2D<int>(1, 2)));
    }

    [Fact]
    public void Properties_hold_before_and_after_the_window_exists()
    {
        using var window = Window.Create(Windows.Small with { WindowBorder = WindowBorder.Fixed, IsVisible = false });
        Assert.Equal("test", window.Title);
        Assert.Equal(new Vector2D<int>(320, 240), ((IWindowProperties)window).Size);
        window.Initialize();
        window.Title = "αβγ";
        Assert.Equal("αβγ", window.Title);
        Assert.Equal(WindowBorder.Fixed, window.WindowBorder);
        Assert.Equal(WindowState.Normal, window.WindowState);
        Assert.False(window.IsVisible);
        window.IsVisible = true;
        window.WindowBorder = WindowBorder.Hidden;
        Assert.True(window.IsVisible);
        Assert.Equal(WindowBorder.Hidden, window.WindowBorder);
        Assert.Equal(200, window.FramesPerSecond, 6);
        Assert.Equal(200, window.UpdatesPerSecond, 6);
        window.UpdatesPerSecond = 0;
        Assert.Equal(0, window.UpdatesPerSecond);
        var icon = new RawImage(2, 1, new byte[] { 255, 0, 0, 255, 0, 255, 0, 255 });
        window.SetWindowIcon(ref icon);
        window.SetDefaultIcon();
    }

    [Fact]
    public void The_monitor_is_the_display()
    {
        using var window = Window.Create(Windows.Small);
        window.Initialize();
        var monitor = Monitor.GetMainMonitor(window);
        Assert.Equal(new Vector2D<int>(XvfbDisplay.Width, XvfbDisplay.Height), monitor.Bounds.Size);
        Assert.Equal(monitor.Bounds, window.Monitor!.Bounds);
        Assert.Contains(monitor.GetAllVideoModes(), mode => mode.Resolution == monitor.Bounds.Size);
        Assert.Single(Monitor.GetMonitors(window));
        window.Center();
        window.GoRoundUntil(() => window.Position == new Vector2D<int>((XvfbDisplay.Width - 320) / 2, (XvfbDisplay.Height - 240) / 2));
    }

    [Fact]
    public void Fullscreen_fills_the_monitor_and_gives_it_back()
    {
        using var window = Window.Create(Windows.Small);
        window.Initialize();
        window.WindowState = WindowState.Fullscreen;
        window.GoRoundUntil(() => window.Size == new Vector2D<int>(XvfbDisplay.Width, XvfbDisplay.Height));
        Assert.Equal(WindowState.Fullscreen, window.WindowState);
        window.WindowState = WindowState.Normal;
        window.GoRoundUntil(() => window.Size == new Vector2D<int>(320, 240));
        Assert.Equal(WindowState.Normal, window.WindowState);
    }

    [Fact]
    public void An_event_driven_loop_is_woken_from_another_thread()
    {
        using var window = Window.Create(Windows.Small with { IsEventDriven = true });
        var rounds = 0;
        window.Initialize();
        using var wake = new Timer(_ => window.ContinueEvents(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(10));
        window.Update += _ =>
        {
            if (++rounds == 3) ThreadPool.QueueUserWorkItem(_ => window.Close());
        };
        window.Run();
        Assert.True(rounds >= 3);
        Assert.False(window.IsInitialized);
    }

    [Fact]
    public void Windows_share_objects()
    {
        using var first = Window.Create(Windows.Small);
        first.Initialize();
        using var gl = GL.GetApi(first);
        var texture = gl.GenTexture();
        gl.BindTexture(TextureTarget.Texture2D, texture);
        gl.TexImage2D<uint>(TextureTarget.Texture2D, 0, InternalFormat.Rgba8, 1, 1, 0, PixelFormat.Rgba, PixelType.UnsignedByte, (ReadOnlySpan<uint>)[0x11223344]);
        gl.Finish();

        using var second = Window.Create(Windows.Small with { SharedContext = first.GLContext });
        second.Initialize();
        Assert.False(first.GLContext!.IsCurrent);
        using var secondGl = GL.GetApi(second);
        var framebuffer = secondGl.GenFramebuffer();
        secondGl.BindFramebuffer(FramebufferTarget.Framebuffer, framebuffer);
        secondGl.FramebufferTexture2D(FramebufferTarget.Framebuffer, FramebufferAttachment.ColorAttachment0, TextureTarget.Texture2D, texture, 0);
        Assert.Equal(0x11223344u, secondGl.ReadPixels<uint>(0, 0, 1, 1, PixelFormat.Rgba, PixelType.UnsignedByte));
        second.ClearContext();
        Assert.False(second.GLContext!.IsCurrent);
    }

    [Fact]
    public void It_cannot_be_reset_from_its_own_events_and_can_be_initialised_again()
    {
        using var window = Window.Create(Windows.Small);
        window.Initialize();
        Exception? refusal = null;
        window.Update += _ => refusal ??= Record.Exception(window.Reset);
        window.GoRoundUntil(() => refusal is not null);
        Assert.IsType<InvalidOperationException>(refusal);
        window.Reset();
        Assert.False(window.IsInitialized);
        window.Initialize();
        Assert.True(window.GLContext!.IsCurrent);
    }

    [Fact]
    public void A_handler_that_throws_does_not_bring_the_process_down()
    {
        Engine.RequireOwn();
        using var window = Window.Create(Windows.Small);
        window.Initialize();
        window.Resize += _ => throw new InvalidDataException("from the handler");
        window.Size = new Vector2D<int>(350, 250);
        var exception = Assert.Throws<InvalidDataException>(() => window.GoRoundUntil(() => false));
        Assert.Equal("from the handler", exception.Message);
        window.DoEvents();
    }

    [Fact]
    public void A_call_from_another_thread_runs_in_the_loop()
    {
        Engine.RequireOwn();
        using var window = Window.Create(Windows.Small);
        window.Initialize();
        var caller = Task.Run(() => window.Invoke(() => (Environment.CurrentManagedThreadId, window.GLContext!.IsCurrent)), TestContext.Current.CancellationToken);
        window.GoRoundUntil(() => caller.IsCompleted);
#pragma warning disable xUnit1031 // The task has completed; an await could go on in a thread that has no context.
        Assert.Equal((Environment.CurrentManagedThreadId, true), caller.GetAwaiter().GetResult());

        var failing = Task.Run(() => window.Invoke(() => throw new InvalidDataException("called")), TestContext.Current.CancellationToken);
        window.GoRoundUntil(() => failing.IsCompleted);
        Assert.Throws<InvalidDataException>(() => failing.GetAwaiter().GetResult());
#pragma warning restore xUnit1031
        Assert.Equal(7, window.Invoke(() => 7));
    }

    [Fact]
    public void A_title_set_beforehand_is_kept_and_closing_shows_after_the_end()
    {
        Engine.RequireOwn();
        using var window = Window.Create(Windows.Small);
        window.Title = "αβγ";
        window.Load += window.Close;
        window.Run();
        Assert.Equal("αβγ", window.Title);
        Assert.True(window.IsClosing);
    }

    [Fact]
    public void Without_a_platform_there_is_no_window()
    {
        var platform = Window.GetWindowPlatform(false)!;
        var all = Window.Platforms.ToArray();
        foreach (var one in all) Window.Remove(one);
        try
        {
            Assert.Throws<PlatformNotSupportedException>(() => Window.Create(Windows.Small));
            Assert.True(Window.IsViewOnly);
        }
        finally
        {
            foreach (var one in all) Window.Add(one);
        }

        Assert.Same(platform, Window.GetWindowPlatform(false));
        Assert.False(Window.IsViewOnly);
    }
}
