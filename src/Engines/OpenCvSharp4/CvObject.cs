namespace OpenCvSharp;

/// <summary>An object of OpenCV's, held by its address.</summary>
public abstract class CvObject : DisposableObject
{
    private nint handle;

    protected CvObject()
    {
    }

    protected CvObject(nint ptr) => handle = ptr;

    protected CvObject(nint ptr, bool isEnabledDispose)
        : base(isEnabledDispose) => handle = ptr;

    protected nint ptr => handle;

    /// <summary>The address of the native object; zero after disposal.</summary>
    public nint CvPtr => handle;

    /// <summary>The address, for a call.</summary>
    /// <exception cref="ObjectDisposedException">It has been disposed.</exception>
    internal nint Handle
    {
        get
        {
            ThrowIfDisposed();
            return handle;
        }
    }

    private protected void SetHandle(nint value) => handle = value;

    /// <summary>Takes the address out, so that it is deleted once.</summary>
    private protected nint TakeHandle() => Interlocked.Exchange(ref handle, 0);
}
