using System.Collections.Concurrent;

namespace Silk.NET.Windowing;

/// <summary>Calls waiting for the thread of a view's loop.</summary>
internal sealed class InvocationQueue
{
    private readonly ConcurrentQueue<Invocation> _waiting = new();

    /// <summary>Hands a call over, wakes the loop and waits for the answer.</summary>
    public object? Call(Delegate target, object[] arguments, Action wake)
    {
        using var invocation = new Invocation(target, arguments);
        _waiting.Enqueue(invocation);
        wake();
        return invocation.Await();
    }

    public void RunAll()
    {
        while (_waiting.TryDequeue(out var invocation)) invocation.Run();
    }

    public void RefuseAll(string reason)
    {
        while (_waiting.TryDequeue(out var invocation)) invocation.Refuse(new InvalidOperationException(reason));
    }
}
