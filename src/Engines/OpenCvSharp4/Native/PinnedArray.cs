using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <summary>A managed array that matrices look into: it stays where it is until the last of them is disposed.</summary>
internal sealed class PinnedArray
{
    private GCHandle handle;
    private int users = 1;

    public PinnedArray(Array array) => handle = GCHandle.Alloc(array, GCHandleType.Pinned);

    ~PinnedArray()
    {
        if (handle.IsAllocated) handle.Free();
    }

    public nint Address => handle.AddrOfPinnedObject();

    public PinnedArray Share()
    {
        Interlocked.Increment(ref users);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref users) != 0) return;
        GC.SuppressFinalize(this);
        if (handle.IsAllocated) handle.Free();
    }
}
