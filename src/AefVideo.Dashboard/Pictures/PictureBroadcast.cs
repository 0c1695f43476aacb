using System.Threading.Channels;
using AefVideo.Core.Imaging;

namespace AefVideo.Dashboard.Pictures;

/// <summary>
/// One picture for all who watch it. Each picture is encoded once, and only while somebody watches; whoever offers pictures never waits, neither for the encoder nor for a watcher.
/// Nothing is allocated in the steady state.
/// </summary>
public sealed class PictureBroadcast : IAsyncDisposable
{
    private readonly JpegEncoder _encoder;
    private readonly EncodedPicturePool _pool = new();
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _slot = new();
    private readonly Lock _joining = new();
    private readonly int _mostWatchers;
    private readonly Task _work;
    private volatile PictureWatcher[] _watchers = [];
    private Picture? _pending;
    private Picture? _spare;
    private bool _isPending;
    private bool _isClosed;
    private long _encoded;
    private long _dropped;

    /// <param name="quality">Of the pictures, 1 to 100.</param>
    /// <param name="mostWatchers">At once.</param>
    /// <exception cref="Core.Errors.EnvironmentException">libjpeg-turbo is missing.</exception>
    internal PictureBroadcast(int quality, int mostWatchers)
    {
        _encoder = new(quality);
        _mostWatchers = mostWatchers;
        _work = Task.Run(EncodeAsync);
    }

    /// <summary>Whether anybody watches.</summary>
    public bool IsWatched => _watchers.Length > 0;

    /// <summary>How many watch.</summary>
    public int Watchers => _watchers.Length;

    /// <summary>Pictures encoded so far.</summary>
    public long Encoded => Interlocked.Read(ref _encoded);

    /// <summary>Pictures passed over because a newer one was there before the encoder was free.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>What ended the broadcast, in a sentence; null where nothing did. Whoever offers pictures is not disturbed by it.</summary>
    public string? Fault { get; private set; }

    /// <summary>Encoded pictures that exist: grows with the number of slow watchers, never with time.</summary>
    internal int BuffersMade => _pool.Made;

    /// <summary>Offers a picture: its samples are copied if anybody watches; it is the caller's again at once.</summary>
    public void Offer(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (!IsWatched) return;
        lock (_slot)
        {
            if (_pending?.Format != picture.Format) _pending = new(picture.Format);
            picture.CopyTo(_pending);
            if (_isPending) Interlocked.Increment(ref _dropped);
            _isPending = true;
        }
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Begins to watch.</summary>
    /// <returns>Null where too many watch already, or it is over.</returns>
    internal PictureWatcher? TryJoin()
    {
        lock (_joining)
        {
            if (_isClosed || _watchers.Length >= _mostWatchers) return null;
            var watcher = new PictureWatcher(this);
            _watchers = [.. _watchers, watcher];
            return watcher;
        }
    }

    /// <summary>Ends watching.</summary>
    internal void Leave(PictureWatcher watcher)
    {
        lock (_joining) _watchers = [.. _watchers.Where(other => other != watcher)];
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        lock (_joining) _isClosed = true;
        foreach (var watcher in _watchers) watcher.Complete();
        if (!_wake.Writer.TryComplete()) return;
        await _work.ConfigureAwait(false);
        _encoder.Dispose();
    }

    private async Task EncodeAsync()
    {
        try
        {
            // Without a token: with one, every wait would allocate.
            while (await _wake.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                _wake.Reader.TryRead(out _);
                if (Take() is { } picture) Send(picture);
            }
        }
        catch (Exception fault)
        {
            Fault = fault.Message;
            lock (_joining) _isClosed = true;
            foreach (var watcher in _watchers) watcher.Complete();
        }
    }

    /// <summary>The picture that waits; it stays untouched until the next call.</summary>
    private Picture? Take()
    {
        lock (_slot)
        {
            if (!_isPending) return null;
            _isPending = false;
            (_pending, _spare) = (_spare, _pending);
            return _spare;
        }
    }

    private void Send(Picture picture)
    {
        var encoded = _pool.Rent();
        encoded.Set(_encoder.Encode(picture));
        Interlocked.Increment(ref _encoded);
        foreach (var watcher in _watchers) watcher.Give(encoded);
        encoded.Release();
    }
}
