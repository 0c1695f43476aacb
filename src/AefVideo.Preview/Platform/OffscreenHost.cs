using AefVideo.Core.Imaging;
using AefVideo.Preview.Graphics;
using AefVideo.Preview.Recording;
using Silk.NET.OpenGL;

namespace AefVideo.Preview.Platform;

/// <summary>
/// A session without a window, through EGL, frame by frame on a clock of its own: every frame of the footage that is due is waited for, and so are forgeries, at a fixed pace. The result does not depend on how fast the machine is.
/// </summary>
internal sealed class OffscreenHost : IAsyncDisposable
{
    private readonly SurfacelessContext _context;
    private readonly GL _gl;
    private readonly RenderTarget _target;
    private readonly SteppedClock _clock;

    private OffscreenHost(SurfacelessContext context, GL gl, GlDevice device, PreviewSession session, RenderTarget target, SteppedClock clock)
    {
        _context = context;
        _gl = gl;
        Device = device;
        Session = session;
        _target = target;
        _clock = clock;
    }

    /// <summary>Where it is drawn.</summary>
    public GlDevice Device { get; }

    /// <summary>What is drawn.</summary>
    public PreviewSession Session { get; }

    /// <summary>The driver's name.</summary>
    public string Renderer => Device.Renderer;

    /// <summary>Opens a context on the calling thread, to which it belongs.</summary>
    /// <param name="width">Of the view, in pixels.</param>
    /// <param name="height">Of the view, in pixels.</param>
    /// <param name="setup">Its clock and strictness are set here.</param>
    /// <param name="isLive">Whether it runs by the clock on the wall, as a window does, and nothing is waited for.</param>
    /// <exception cref="Core.Errors.EnvironmentException">There is no OpenGL to be had.</exception>
    public static OffscreenHost Open(int width, int height, PreviewSetup setup, bool isLive = false)
    {
        var context = new SurfacelessContext();
        var gl = GL.GetApi(SurfacelessContext.GetProcAddress);
        try
        {
            var clock = new SteppedClock();
            var device = new GlDevice(gl);
            var session = new PreviewSession(device, isLive ? setup : setup with { Clock = clock, IsStrict = true });
            return new(context, gl, device, session, new(device, TextureKind.Rgba, width, height), clock);
        }
        catch
        {
            gl.Dispose();
            context.Dispose();
            throw;
        }
    }

    /// <summary>Lets time pass and waits for what is due.</summary>
    /// <param name="time">Since the frame before.</param>
    /// <param name="isForging">Whether to wait for forgeries of this frame.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public async Task StepAsync(TimeSpan time, bool isForging, CancellationToken cancellation)
    {
        var before = Session.Player.Current;
        await WaitAsync(time, cancellation).ConfigureAwait(true);
        if (!ReferenceEquals(before, Session.Player.Current)) Session.ShowCurrent();
        if (isForging) await Session.ForgeNowAsync(cancellation).ConfigureAwait(true);
        if (Session.Forging.Fault is { } broken) throw broken;
        Session.Update();
    }

    /// <summary>Lets time pass and waits for the frame that is due, without sending it.</summary>
    /// <param name="time">Since the frame before.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public async Task WaitAsync(TimeSpan time, CancellationToken cancellation)
    {
        _clock.Advance(time);
        await Session.Player.WaitUntilDueAsync(cancellation).ConfigureAwait(true);
        if (Session.Player.Fault is { } fault) throw fault;
    }

    /// <summary>Draws a frame.</summary>
    public void Draw() => Session.Draw(_target.Texture.Width, _target.Texture.Height, _target.Framebuffer);

    /// <summary>What was drawn.</summary>
    public Picture Read()
    {
        _target.Bind();
        return Snapshot.Read(_gl, _target.Texture.Width, _target.Texture.Height);
    }

    /// <summary>Hands what was drawn to a recorder.</summary>
    public ValueTask RecordAsync(ViewRecorder recorder, TimeSpan time, CancellationToken cancellation) =>
        recorder.AddAsync(Session.Shaders.Planes, _target.Texture, time, cancellation);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Session.DisposeAsync().ConfigureAwait(true);
        _target.Dispose();
        _gl.Dispose();
        _context.Dispose();
    }
}
