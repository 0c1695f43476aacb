namespace AefVideo.Dashboard.Pictures;

/// <summary>A JPEG file that several watchers are being sent. Goes back to its pool when nobody holds it any more.</summary>
internal sealed class EncodedPicture(EncodedPicturePool pool)
{
    private byte[] _bytes = [];
    private int _length;
    private int _holders;

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>Takes over a file, for the first holder.</summary>
    public void Set(ReadOnlySpan<byte> jpeg)
    {
        // A power of two, so that pictures that grow a little do not allocate each time.
        if (_bytes.Length < jpeg.Length) _bytes = GC.AllocateUninitializedArray<byte>((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)jpeg.Length));
        jpeg.CopyTo(_bytes);
        _length = jpeg.Length;
        _holders = 1;
    }

    /// <summary>Takes one more hold.</summary>
    public void Hold() => Interlocked.Increment(ref _holders);

    /// <summary>Gives up one hold.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0) pool.Return(this);
    }
}
