using System.Drawing;
using System.Numerics;
using System.Threading.Channels;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sinks;
using AefVideo.Preview.Graphics;

namespace AefVideo.Preview.Recording;

/// <summary>
/// Records the composed view: a shader makes the encoder's planes of it, which come back from the driver a frame later. A window is never held up: pictures that the encoder has no time for are left
/// out, and the file's time stamps say so. Its size is that of the view when it began; a view of another size is scaled.
/// </summary>
internal sealed class ViewRecorder : IAsyncDisposable
{
    private const int TicksPerSecond = 90_000;

    // On their way to the encoder.
    private const int Waiting = 4;

    private readonly QuadPainter _quads;
    private readonly PictureSink _sink;
    private readonly RenderTarget[] _planes;
    private readonly PixelReader _reader;
    private readonly FramePool _pool;
    private readonly Channel<Frame> _frames = Channel.CreateBounded<Frame>(Waiting);
    private readonly Queue<long> _times = new();
    private readonly Task _encoding;
    private readonly CancellationTokenSource _stop = new();
    private long _last = -1;
    private bool _isFinished;

    private ViewRecorder(GlDevice device, QuadPainter quads, PictureFormat format, PictureSink sink)
    {
        _quads = quads;
        _sink = sink;
        _planes = [.. Enumerable.Range(0, format.PlaneCount).Select(plane => new RenderTarget(device, TextureKind.Gray, format.Columns(plane), format.Rows(plane)))];
        _reader = new(device, format.ByteCount);
        _pool = new(format, Waiting + 2);
        _encoding = Task.Run(EncodeAsync, CancellationToken.None);
    }

    /// <summary>Where it goes.</summary>
    public string Path => _sink.OutputPath;

    /// <summary>Pictures that were recorded.</summary>
    public long Frames { get; private set; }

    /// <summary>Pictures that were left out.</summary>
    public long LeftOut { get; private set; }

    /// <summary>From the first picture to the newest.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Whether the encoder has failed; <see cref="FinishAsync" /> says why.</summary>
    public bool HasFailed => _encoding.IsFaulted;

    /// <summary>Opens a file. Made on the render thread; no OpenGL is called before it has been awaited.</summary>
    /// <param name="device">Of the view.</param>
    /// <param name="quads">Draws.</param>
    /// <param name="width">Of the view; an odd side loses its last column or row.</param>
    /// <param name="height">Of the view.</param>
    /// <param name="rate">Pictures a second, more or less.</param>
    /// <param name="path">The extension chooses the container.</param>
    /// <param name="settings">How to encode.</param>
    /// <param name="cancellation">Stops the preparations.</param>
    public static async Task<ViewRecorder> CreateAsync(
        GlDevice device, QuadPainter quads, int width, int height, Ratio rate, string path, EncoderSettings settings, CancellationToken cancellation)
    {
        var format = new PictureFormat(Math.Max(2, width & ~1), Math.Max(2, height & ~1), PixelLayout.Yuv420, ColorMatrix.Bt709);
        var sink = await PictureSink.CreateAsync(format, new(1, TicksPerSecond), rate, path, settings, cancellation).ConfigureAwait(true);
        return new(device, quads, format, sink);
    }

    /// <summary>Records the view, unless the encoder is behind.</summary>
    /// <param name="program">The program <c>planes</c>.</param>
    /// <param name="view">What was drawn, its first row at the bottom.</param>
    /// <param name="time">Since the first picture; later than that of the one before.</param>
    public void Add(ShaderProgram program, Texture view, TimeSpan time)
    {
        if (!_reader.HasRoom)
        {
            if (_pool.TryRent(out var frame)) Fetch(frame);
            else LeftOut++;
        }
        if (_reader.HasRoom) Ask(program, view, time);
    }

    /// <summary>Records the view, waiting for the encoder where it is behind.</summary>
    /// <inheritdoc cref="Add" />
    public async ValueTask AddAsync(ShaderProgram program, Texture view, TimeSpan time, CancellationToken cancellation)
    {
        if (!_reader.HasRoom) await FetchAsync(cancellation).ConfigureAwait(true);
        Ask(program, view, time);
    }

    /// <summary>Ends the recording; the file appears under its name.</summary>
    /// <exception cref="Core.Errors.MediaException">It could not be encoded or written.</exception>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        while (_reader.Waiting > 0 && !HasFailed) await FetchAsync(cancellation).ConfigureAwait(true);
        _isFinished = true;
        _frames.Writer.TryComplete();
        await _encoding.WaitAsync(cancellation).ConfigureAwait(true);
        await _sink.FinishAsync(PipelineOutcome.Completed, cancellation).ConfigureAwait(true);
    }

    /// <summary>Lets go of everything; a recording that was not finished leaves nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var plane in _planes) plane.Dispose();
        _reader.Dispose();
        if (!_isFinished) await _stop.CancelAsync().ConfigureAwait(true);
        _frames.Writer.TryComplete();
        await _encoding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await _sink.DisposeAsync().ConfigureAwait(true);
        _stop.Dispose();
    }

    private void Ask(ShaderProgram program, Texture view, TimeSpan time)
    {
        program.Use();
        program.Set("view", 0, view);
        for (var plane = 0; plane < _planes.Length; plane++)
        {
            _planes[plane].Bind();
            program.Set("channel", plane);
            var size = new Vector2(_planes[plane].Texture.Width, _planes[plane].Texture.Height);
            // Files have the top row first.
            _quads.Paint(program, size, isWindow: false, new RectangleF(0, 0, size.X, size.Y), new(0, 1), new(1, 1), Vector2.Zero);
        }
        _reader.Ask(_planes);
        _last = Math.Max(_last + 1, (long)(time.TotalSeconds * TicksPerSecond));
        _times.Enqueue(_last);
        Duration = time;
    }

    private async ValueTask FetchAsync(CancellationToken cancellation)
    {
        // A failed encoder takes nothing more: its exception is what counts.
        var rented = _pool.RentAsync(cancellation).AsTask();
        if (await Task.WhenAny(rented, _encoding).ConfigureAwait(true) == _encoding) await _encoding.ConfigureAwait(true);
        Fetch(await rented.ConfigureAwait(true));
    }

    private void Fetch(Frame frame)
    {
        _reader.Fetch(frame.Picture.Memory.Span);
        frame.Timestamp = _times.Dequeue();
        frame.Time = TimeSpan.FromSeconds((double)frame.Timestamp / TicksPerSecond);
        Frames++;
        // The pool has no more frames than the channel has room for, but for those in work.
        if (_frames.Writer.TryWrite(frame)) return;
        frame.Release();
        LeftOut++;
    }

    private async Task EncodeAsync()
    {
        await foreach (var frame in _frames.Reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
        {
            try
            {
                await _sink.WriteAsync(frame, _stop.Token).ConfigureAwait(false);
            }
            finally
            {
                frame.Release();
            }
        }
    }
}
