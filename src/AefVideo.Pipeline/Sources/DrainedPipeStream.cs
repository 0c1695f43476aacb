namespace AefVideo.Pipeline.Sources;

/// <summary>
/// Reads a pipe from ffmpeg without losing its end. The official FFMpegCore closes the pipe as soon as ffmpeg has ended, which it announces by
/// a token just before; what then lies in the pipe, up to some hundred kilobytes, would be lost to a reader that is slower than the decoder.
/// When the token is cancelled, the rest is fetched at once and given out from memory; unless it is no longer wanted, as in a run that is given up, whose ffmpeg still
/// writes, perhaps to another pipe.
/// </summary>
internal sealed class DrainedPipeStream : Stream
{
    private readonly Stream _pipe;
    private readonly Func<bool> _isWanted;
    private readonly Lock _reading = new();
    private readonly CancellationTokenRegistration _registration;
    private MemoryStream? _rest;

    /// <param name="pipe">FFMpegCore's stream.</param>
    /// <param name="isWanted">Whether the rest is wanted.</param>
    /// <param name="exited">Cancelled just before the pipe is closed.</param>
    public DrainedPipeStream(Stream pipe, Func<bool> isWanted, CancellationToken exited)
    {
        _pipe = pipe;
        _isWanted = isWanted;
        _registration = exited.Register(Drain);
    }

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        lock (_reading)
        {
            if (_rest is not null) return _rest.Read(buffer);
            try
            {
                return _pipe.Read(buffer);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // Closed under us: the end; whether it is a proper one is seen by what came before it.
                return 0;
            }
        }
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) _registration.Unregister();
        base.Dispose(disposing);
    }

    // Runs inside the cancellation of the token, and FFMpegCore closes the pipe only after it. ffmpeg is gone, so nothing here waits for long.
    private void Drain()
    {
        if (!_isWanted()) return;
        lock (_reading)
        {
            var rest = new MemoryStream();
            try
            {
                _pipe.CopyTo(rest);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // What came before is still good.
            }
            rest.Position = 0;
            _rest = rest;
        }
    }
}
