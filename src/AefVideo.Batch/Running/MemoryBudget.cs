using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;

namespace AefVideo.Batch.Running;

/// <summary>Memory that jobs share: a job begins when what it is believed to need is free. One that needs more than there is runs alone.</summary>
internal sealed class MemoryBudget
{
    // Two ffmpegs with their libraries.
    private const long Programs = 160L << 20;

    // Frames in memory at once in our queues, in the decoder and in the encoder's look-ahead: an estimate on the safe side for x264, not a measurement.
    private const int Frames = 110;
    private readonly Lock _lock = new();
    private readonly Queue<(long Bytes, TaskCompletionSource<IDisposable> Ready)> _waiting = new();
    private readonly long _all;
    private long _free;

    /// <param name="bytes">All there is.</param>
    public MemoryBudget(long bytes) => (_all, _free) = (bytes, bytes);

    /// <summary>What a job for such pictures is believed to need, ffmpeg included.</summary>
    public static long NeedOf(PictureFormat format) => Programs + (long)Frames * format.ByteCount;

    /// <summary>Waits until there is enough for a video, first come, first served.</summary>
    /// <returns>To be disposed when the job has ended.</returns>
    public async ValueTask<IDisposable> TakeAsync(MediaDescription video, CancellationToken cancellation)
    {
        var need = Math.Min(NeedOf(video.Format), _all);
        TaskCompletionSource<IDisposable> ready;
        lock (_lock)
        {
            if (_waiting.Count == 0 && need <= _free)
            {
                _free -= need;
                return new Share(this, need);
            }
            ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue((need, ready));
        }
        using var registration = cancellation.UnsafeRegister(static (source, token) => ((TaskCompletionSource<IDisposable>)source!).TrySetCanceled(token), ready);
        return await ready.Task.ConfigureAwait(false);
    }

    private void Return(long need)
    {
        lock (_lock)
        {
            _free += need;
            while (_waiting.TryPeek(out var next))
            {
                var isGone = next.Ready.Task.IsCompleted;
                if (!isGone && next.Bytes > _free) return;
                _waiting.Dequeue();
                if (isGone) continue;
                _free -= next.Bytes;
                if (!next.Ready.TrySetResult(new Share(this, next.Bytes))) _free += next.Bytes;
            }
        }
    }

    private sealed class Share(MemoryBudget budget, long need) : IDisposable
    {
        private MemoryBudget? _budget = budget;

        public void Dispose() => Interlocked.Exchange(ref _budget, null)?.Return(need);
    }
}
