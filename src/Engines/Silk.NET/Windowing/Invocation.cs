using System.Runtime.ExceptionServices;

namespace Silk.NET.Windowing;

/// <summary>A call that one thread hands to the thread of a view's loop.</summary>
internal sealed class Invocation(Delegate target, object[] arguments) : IDisposable
{
    private readonly ManualResetEventSlim _done = new();
    private object? _result;
    private ExceptionDispatchInfo? _fault;

    /// <summary>Makes the call on this thread.</summary>
    public void Run()
    {
        try
        {
            _result = target.DynamicInvoke(arguments);
        }
        catch (System.Reflection.TargetInvocationException exception)
        {
            _fault = ExceptionDispatchInfo.Capture(exception.InnerException ?? exception);
        }
        catch (Exception exception)
        {
            _fault = ExceptionDispatchInfo.Capture(exception);
        }

        _done.Set();
    }

    /// <summary>Lets the caller go without the call.</summary>
    public void Refuse(Exception reason)
    {
        _fault = ExceptionDispatchInfo.Capture(reason);
        _done.Set();
    }

    /// <summary>Waits for the call and returns or throws what it did.</summary>
    public object? Await()
    {
        while (!_done.Wait(TimeSpan.FromMinutes(1)))
        {
            // The loop may be busy for as long as it likes; only the ban on untimed waits makes this one wake.
        }

        _fault?.Throw();
        return _result;
    }

    public void Dispose() => _done.Dispose();
}
