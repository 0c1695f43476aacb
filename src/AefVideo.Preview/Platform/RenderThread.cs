using System.Collections.Concurrent;

namespace AefVideo.Preview.Platform;

/// <summary>
/// A thread of its own for an OpenGL context, which belongs to one thread: what runs on it comes back to it after every await.
/// </summary>
internal sealed class RenderThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];

    private RenderThread()
    {
    }

    /// <summary>Runs something on a new thread.</summary>
    public static Task RunAsync(Func<Task> run)
    {
        var thread = new RenderThread();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => thread.Loop(run, done)) { Name = "aef render", IsBackground = true }.Start();
        return done.Task;
    }

    /// <summary>Does what has come back to this thread meanwhile; for a loop that does not await.</summary>
    public static void DoPending()
    {
        if (Current is not RenderThread thread) return;
        while (thread._work.TryTake(out var item)) item.Callback(item.State);
    }

    /// <inheritdoc />
    public override void Post(SendOrPostCallback d, object? state)
    {
        try
        {
            _work.Add((d, state));
        }
        catch (InvalidOperationException)
        {
            // The thread has ended; what is left finds its own.
            base.Post(d, state);
        }
    }

    private void Loop(Func<Task> run, TaskCompletionSource done)
    {
        SetSynchronizationContext(this);
        try
        {
            var task = run();
            task.ContinueWith(_ => _work.CompleteAdding(), TaskScheduler.Default);
            foreach (var (callback, state) in _work.GetConsumingEnumerable()) callback(state);
            done.SetFromTask(task);
        }
        catch (Exception exception)
        {
            done.TrySetException(exception);
        }
    }
}
