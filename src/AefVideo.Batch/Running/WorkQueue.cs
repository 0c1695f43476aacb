using System.Threading.Channels;

namespace AefVideo.Batch.Running;

/// <summary>What is still to be done; ends when every item was finished. Items may come back after a while.</summary>
internal sealed class WorkQueue(TimeProvider clock)
{
    private readonly Channel<WorkItem> _ready = Channel.CreateUnbounded<WorkItem>();
    private int _unfinished;

    /// <summary>Fills the queue; once.</summary>
    public void Fill(IEnumerable<WorkItem> items)
    {
        foreach (var item in items)
        {
            _unfinished++;
            _ready.Writer.TryWrite(item);
        }
        if (_unfinished == 0) _ready.Writer.Complete();
    }

    /// <summary>The next item; null when there will be none.</summary>
    public async ValueTask<WorkItem?> TakeAsync(CancellationToken cancellation)
    {
        while (await _ready.Reader.WaitToReadAsync(cancellation).ConfigureAwait(false))
            if (_ready.Reader.TryRead(out var item)) return item;
        return null;
    }

    /// <summary>The item that will be taken next; null where none waits.</summary>
    public WorkItem? Peek() => _ready.Reader.TryPeek(out var item) ? item : null;

    /// <summary>Puts an item back, to be taken again after a while.</summary>
    public async Task ReturnAsync(WorkItem item, TimeSpan delay, CancellationToken cancellation)
    {
        await Task.Delay(delay, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ready.Writer.TryWrite(item);
    }

    /// <summary>An item is finished, for good.</summary>
    public void Finish()
    {
        if (Interlocked.Decrement(ref _unfinished) == 0) _ready.Writer.TryComplete();
    }

    /// <summary>Nothing is handed out any more.</summary>
    public void Close()
    {
        _ready.Writer.TryComplete();
        while (_ready.Reader.TryRead(out _)) { }
    }
}
