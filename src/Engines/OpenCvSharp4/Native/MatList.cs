namespace OpenCvSharp.Internal;

/// <summary>Several matrices for a call that takes a list.</summary>
internal sealed class MatList
{
    private readonly Mat[] mats;
    private readonly nint[] handles;

    public MatList(IEnumerable<Mat> mats)
    {
        ArgumentNullException.ThrowIfNull(mats);
        this.mats = mats.ToArray();
        // On the pinned heap, so that its address can be handed over without a pin of its own.
        handles = GC.AllocateUninitializedArray<nint>(Math.Max(this.mats.Length, 1), pinned: true);
    }

    public int Count => mats.Length;

    /// <summary>The address of the list of handles, checked and filled anew; alive as long as this object.</summary>
    /// <exception cref="ArgumentException">One of them is null.</exception>
    /// <exception cref="ObjectDisposedException">One of them has been disposed.</exception>
    public unsafe nint* Handles()
    {
        for (var i = 0; i < mats.Length; i++)
            handles[i] = (mats[i] ?? throw new ArgumentException($"matrix {i} of the list is null")).Handle;
        fixed (nint* address = handles) return address;
    }
}
