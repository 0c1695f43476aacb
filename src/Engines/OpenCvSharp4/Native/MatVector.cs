namespace OpenCvSharp.Internal;

/// <summary>A std::vector of matrices that OpenCV fills.</summary>
internal sealed unsafe class MatVector : IDisposable
{
    private nint handle;

    public MatVector() => NativeMethods.Check(NativeMethods.aef_mat_vector_new(out handle));

    ~MatVector() => Delete();

    public nint Handle => handle;

    public Mat[] ToArray()
    {
        NativeMethods.Check(NativeMethods.aef_mat_vector_count(handle, out var count));
        var mats = new Mat[count];
        for (var i = 0; i < count; i++)
        {
            NativeMethods.Check(NativeMethods.aef_mat_vector_header(handle, i, out var mat));
            mats[i] = new Mat(mat);
        }
        GC.KeepAlive(this);
        return mats;
    }

    public void Dispose()
    {
        Delete();
        GC.SuppressFinalize(this);
    }

    private void Delete() => NativeMethods.aef_mat_vector_delete(Interlocked.Exchange(ref handle, 0));
}
