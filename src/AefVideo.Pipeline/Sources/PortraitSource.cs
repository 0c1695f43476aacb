using System.Diagnostics;
using System.Runtime.CompilerServices;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using OpenCvSharp;

namespace AefVideo.Pipeline.Sources;

/// <summary>
/// A portrait that moves about, at the pace of a camera: for rehearsals without one, for tests and for measuring. Whoever is late misses pictures, as with a camera.
/// </summary>
public sealed class PortraitSource : IFrameSource
{
    // The path: how far it wanders, in widths and heights, and how many seconds a round takes. The periods share no small multiple, so the path is long.
    private const double WanderX = 0.09;
    private const double WanderY = 0.05;
    private const double PeriodX = 7.3;
    private const double PeriodY = 5.1;

    private readonly Picture _canvas;
    private readonly int _framesPerSecond;
    private readonly TimeProvider _clock;
    private readonly int _marginX;
    private readonly int _marginY;
    private long _started;
    private long _next;

    /// <param name="portrait">A picture with a face, BGR.</param>
    /// <param name="width">Of the pictures that come out, even.</param>
    /// <param name="height">Likewise.</param>
    /// <param name="framesPerSecond">At least 1.</param>
    /// <param name="clock">Paces it; null for the system's.</param>
    public PortraitSource(Picture portrait, int width, int height, int framesPerSecond, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(portrait);
        ArgumentOutOfRangeException.ThrowIfLessThan(framesPerSecond, 1);
        if (portrait.Format.Layout != PixelLayout.Bgr24) throw new ArgumentException("The portrait is given in BGR.", nameof(portrait));
        if (width < 16 || height < 16 || width % 2 != 0 || height % 2 != 0) throw new ArgumentOutOfRangeException(nameof(width), $"Pictures have even sides, not {width}×{height}.");
        _framesPerSecond = framesPerSecond;
        _clock = clock ?? TimeProvider.System;
        Format = new(width, height, PixelLayout.Yuv420);
        _marginX = 2 * (int)(WanderX * width / 2 + 1);
        _marginY = 2 * (int)(WanderY * height / 2 + 1);
        _canvas = Draw(portrait, width + 2 * _marginX, height + 2 * _marginY);
    }

    /// <summary>The portrait that comes with the program.</summary>
    /// <exception cref="Core.Errors.EnvironmentException">It is missing.</exception>
    public static PortraitSource Shipped(int width, int height, int framesPerSecond) =>
        new(PictureFile.Read(Core.Files.MediaFolder.Find("astronaut.png")).Picture, width, height, framesPerSecond);

    /// <inheritdoc />
    public string Name => "test";

    /// <inheritdoc />
    public PictureFormat Format { get; }

    /// <inheritdoc />
    public TimeBase TimeBase => new(1, TimeSpan.TicksPerSecond);

    /// <inheritdoc />
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (_next == 0) _started = _clock.GetTimestamp();
        var elapsed = _clock.GetElapsedTime(_started);
        var due = TimeSpan.FromTicks(_next * TimeSpan.TicksPerSecond / _framesPerSecond);
        if (due > elapsed) await Task.Delay(due - elapsed, _clock, cancellation).ConfigureAwait(false);
        else _next = Math.Max(_next, elapsed.Ticks * _framesPerSecond / TimeSpan.TicksPerSecond);
        cancellation.ThrowIfCancellationRequested();
        Fill(frame.Picture, _next);
        frame.Captured = Stopwatch.GetTimestamp();
        frame.Time = TimeSpan.FromTicks(_next * TimeSpan.TicksPerSecond / _framesPerSecond);
        frame.Timestamp = frame.Time.Ticks;
        _next++;
        return true;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Picture Draw(Picture portrait, int width, int height)
    {
        // Covers the canvas upwards from a square: what is missing beside it is the mirrored portrait.
        using var whole = Mat.FromPixelData(portrait.Format.Height, portrait.Format.Width, MatType.CV_8UC3, portrait.PlaneAddress(0), portrait.Format.Stride(0));
        var scale = height / (double)portrait.Format.Height;
        var columns = Math.Max(2, (int)(portrait.Format.Width * scale));
        using var scaled = new Mat();
        Cv2.Resize(whole, scaled, new Size(columns, height), interpolation: scale < 1 ? InterpolationFlags.Area : InterpolationFlags.Cubic);
        var (left, right) = (Math.Max(0, (width - columns) / 2), Math.Max(0, width - columns - (width - columns) / 2));
        using var wide = new Mat();
        Cv2.CopyMakeBorder(scaled, wide, 0, 0, left, right, BorderTypes.Reflect101);
        using var colours = new Mat(wide, new Rect((wide.Width - width) / 2, 0, width, height));
        using var planes = new Mat();
        Cv2.CvtColor(colours, planes, ColorConversionCodes.BGR2YUV_I420);
        var canvas = new Picture(new(width, height, PixelLayout.Yuv420));
        unsafe
        {
            new ReadOnlySpan<byte>((void*)planes.Data, canvas.Format.ByteCount).CopyTo(canvas.Memory.Span);
        }
        GC.KeepAlive(portrait);
        return canvas;
    }

    private void Fill(Picture picture, long number)
    {
        var seconds = number / (double)_framesPerSecond;
        // Even steps, so that luma and chroma move alike.
        var x = 2 * (int)Math.Round(_marginX / 2.0 * (1 + Math.Sin(Math.Tau * seconds / PeriodX)));
        var y = 2 * (int)Math.Round(_marginY / 2.0 * (1 + Math.Sin(Math.Tau * seconds / PeriodY)));
        for (var plane = 0; plane < 3; plane++)
        {
            var (atX, atY) = plane == 0 ? (x, y) : (x / 2, y / 2);
            var from = _canvas.Plane(plane);
            var to = picture.Plane(plane);
            int fromStride = _canvas.Format.Stride(plane), toStride = picture.Format.Stride(plane);
            for (var row = 0; row < picture.Format.Rows(plane); row++) from.Slice((atY + row) * fromStride + atX, toStride).CopyTo(to[(row * toStride)..]);
        }
    }
}
