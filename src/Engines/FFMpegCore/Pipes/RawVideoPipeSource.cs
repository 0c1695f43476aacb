using System.Globalization;
using FFMpegCore.Exceptions;

namespace FFMpegCore.Pipes;

/// <summary>Raw video of a constant frame rate from a sequence of pictures, all of the size and pixel format of the first.</summary>
public class RawVideoPipeSource : IPipeSource
{
    private readonly IEnumerator<IVideoFrame> _frames;
    private bool _hasFirstFrame;

    public RawVideoPipeSource(IEnumerable<IVideoFrame> framesEnumerator) => _frames = framesEnumerator.GetEnumerator();

    public string StreamFormat { get; private set; } = null!;
    public int Width { get; private set; }
    public int Height { get; private set; }
    public double FrameRate { get; set; } = 25;

    /// <summary>Fetches the first frame, on the first call, to learn size and format.</summary>
    /// <exception cref="InvalidOperationException">There are no frames.</exception>
    public string GetStreamArguments()
    {
        if (!_hasFirstFrame)
        {
            if (!_frames.MoveNext()) throw new InvalidOperationException("Enumerator is empty, unable to get frame");
            var first = _frames.Current;
            (StreamFormat, Width, Height) = (first.Format, first.Width, first.Height);
            _hasFirstFrame = true;
        }
        return string.Create(CultureInfo.InvariantCulture, $"-f rawvideo -r {FrameRate} -pix_fmt {StreamFormat} -s {Width}x{Height}");
    }

    /// <summary>Writes all frames.</summary>
    /// <exception cref="FFMpegStreamFormatException">A frame differs from the first.</exception>
    public async Task WriteAsync(Stream outputStream, CancellationToken cancellationToken)
    {
        for (var more = _hasFirstFrame || _frames.MoveNext(); more; more = _frames.MoveNext())
        {
            var frame = _frames.Current;
            ThrowIfDifferent(frame);
            await frame.SerializeAsync(outputStream, cancellationToken).ConfigureAwait(false);
        }
    }

    private void ThrowIfDifferent(IVideoFrame frame)
    {
        if (frame.Width == Width && frame.Height == Height && frame.Format == StreamFormat) return;
        throw new FFMpegStreamFormatException(
            FFMpegExceptionType.Operation,
            $"Video frame is not the same format as created raw video stream\r\nFrame format: {frame.Width}x{frame.Height} pix_fmt: {frame.Format}\r\n" +
            $"Stream format: {Width}x{Height} pix_fmt: {StreamFormat}");
    }
}
