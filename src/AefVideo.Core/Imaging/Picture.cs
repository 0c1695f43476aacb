using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AefVideo.Core.Imaging;

/// <summary>
/// One picture in memory that does not move, so that native code may look at it without a copy.
/// The planes lie one after the other without gaps, as raw video streams have them.
/// </summary>
public sealed class Picture
{
    private readonly byte[] _samples;

    /// <summary>Makes a picture whose samples are not yet set.</summary>
    public Picture(PictureFormat format)
    {
        Format = format;
        _samples = GC.AllocateUninitializedArray<byte>(format.ByteCount, pinned: true);
    }

    /// <summary>Size, layout and colour.</summary>
    public PictureFormat Format { get; }

    /// <summary>All samples, plane after plane; for streams.</summary>
    public Memory<byte> Memory => _samples;

    /// <summary>The samples of one plane, <c>Rows × Stride</c> bytes.</summary>
    public Span<byte> Plane(int plane) => _samples.AsSpan(Format.Offset(plane), Format.Stride(plane) * Format.Rows(plane));

    /// <summary>Address of the first sample of a plane; valid as long as this picture is referenced.</summary>
    public nint PlaneAddress(int plane)
    {
        unsafe
        {
            return (nint)Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_samples), Format.Offset(plane)));
        }
    }

    /// <summary>Copies all samples to a picture of the same format.</summary>
    /// <exception cref="ArgumentException">The formats differ in size or layout.</exception>
    public void CopyTo(Picture other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Format.Layout != Format.Layout || other.Format.Width != Format.Width || other.Format.Height != Format.Height)
            throw new ArgumentException("The other picture has another size or layout.", nameof(other));
        _samples.CopyTo(other._samples.AsSpan());
    }
}
