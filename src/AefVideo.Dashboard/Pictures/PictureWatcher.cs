using System.Threading.Channels;

namespace AefVideo.Dashboard.Pictures;

/// <summary>One who watches a broadcast: always gets the newest picture; what came in the meantime is passed over. Read by one reader.</summary>
internal sealed class PictureWatcher : IDisposable
{
    private readonly PictureBroadcast _broadcast;
    private readonly Channel<EncodedPicture> _next;
    private long _dropped;

    public PictureWatcher(PictureBroadcast broadcast)
    {
        _broadcast = broadcast;
        _next = Channel.CreateBounded<EncodedPicture>(
            new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest },
            picture =>
            {
                Interlocked.Increment(ref _dropped);
                picture.Release();
            });
    }

    /// <summary>Pictures that the watcher was too slow for.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Waits for a picture. Ends by <see cref="Complete" />, not by a token, with which every wait would allocate.</summary>
    /// <returns>False when there will be no more.</returns>
    public ValueTask<bool> WaitAsync() => _next.Reader.WaitToReadAsync();

    /// <summary>Takes the newest picture, if there is one; the caller releases it.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out EncodedPicture? picture) => _next.Reader.TryRead(out picture);

    /// <summary>Hands over a picture, holding it.</summary>
    public void Give(EncodedPicture picture)
    {
        picture.Hold();
        if (!_next.Writer.TryWrite(picture)) picture.Release();
    }

    /// <summary>No more pictures will come.</summary>
    public void Complete() => _next.Writer.TryComplete();

    /// <summary>Goes away.</summary>
    public void Dispose()
    {
        _broadcast.Leave(this);
        Complete();
        while (_next.Reader.TryRead(out var left)) left.Release();
    }
}
