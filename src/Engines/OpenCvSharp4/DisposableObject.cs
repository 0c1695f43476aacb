namespace OpenCvSharp;

/// <summary>The base of everything that is given back by hand.</summary>
/// <remarks>A class that owns native memory has a finaliser of its own as the safety net; the light wrappers made for a call have none.</remarks>
public abstract class DisposableObject : IDisposable
{
    private int disposals;

    protected DisposableObject()
        : this(true)
    {
    }

    protected DisposableObject(bool isEnabledDispose) => IsEnabledDispose = isEnabledDispose;

    public bool IsDisposed { get; protected set; }

    /// <summary>False keeps the native object when this one goes.</summary>
    public bool IsEnabledDispose { get; set; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref disposals, 1) != 0) return;
        IsDisposed = true;
        if (!IsEnabledDispose) return;
        if (disposing) DisposeManaged();
        DisposeUnmanaged();
    }

    protected virtual void DisposeManaged()
    {
    }

    protected virtual void DisposeUnmanaged()
    {
    }

    /// <exception cref="ObjectDisposedException">It has been disposed.</exception>
    public void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(IsDisposed, this);
}
