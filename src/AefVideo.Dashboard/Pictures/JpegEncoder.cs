using System.Runtime.InteropServices;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;

namespace AefVideo.Dashboard.Pictures;

/// <summary>Makes JPEG files of pictures with libjpeg-turbo. Allocates nothing as long as the format stays. Used by one thread at a time.</summary>
public sealed class JpegEncoder : IDisposable
{
    private readonly int _quality;
    private nint _handle;
    private PictureFormat? _format;
    private JpegPlanes? _planes;
    private byte[] _jpeg = [];

    /// <param name="quality">1 to 100.</param>
    /// <exception cref="EnvironmentException">libjpeg-turbo is missing.</exception>
    public JpegEncoder(int quality)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        _quality = quality;
        try
        {
            _handle = TurboJpeg.InitCompress();
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException or TypeInitializationException)
        {
            throw new EnvironmentException("libjpeg-turbo is missing, which makes the pictures of the page; install libturbojpeg0 (Debian, Ubuntu) or put turbojpeg's library beside the program.", fault);
        }
        if (_handle == 0) throw new EnvironmentException("libjpeg-turbo could not be started.");
    }

    /// <summary>Encodes a picture.</summary>
    /// <returns>The file, valid until the next call.</returns>
    /// <exception cref="MediaException">libjpeg-turbo refused the picture.</exception>
    public unsafe ReadOnlySpan<byte> Encode(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ObjectDisposedException.ThrowIf(_handle == 0, this);
        if (_format != picture.Format) Prepare(picture.Format);
        var format = picture.Format;
        var size = new CULong((nuint)_jpeg.Length);
        int failed;
        fixed (byte* start = _jpeg)
        {
            var jpeg = start;
            if (_planes is null)
            {
                failed = TurboJpeg.Compress(
                    _handle, (byte*)picture.PlaneAddress(0), format.Width, format.Stride(0), format.Height, TurboJpeg.PixelsBgr, &jpeg, &size, TurboJpeg.Samples420, _quality, TurboJpeg.NoReallocation);
                GC.KeepAlive(picture);
            }
            else
            {
                _planes.Take(picture);
                var planes = stackalloc byte*[3];
                var strides = stackalloc int[3];
                for (var plane = 0; plane < format.PlaneCount; plane++)
                {
                    // The planes are pinned.
                    planes[plane] = (byte*)Marshal.UnsafeAddrOfPinnedArrayElement(_planes.Plane(plane), 0);
                    strides[plane] = _planes.Stride(plane);
                }
                failed = TurboJpeg.CompressPlanes(_handle, planes, format.Width, strides, format.Height, Samples(format), &jpeg, &size, _quality, TurboJpeg.NoReallocation);
            }
        }
        if (failed != 0) throw new MediaException($"A picture of {format.Width}×{format.Height} could not be made a JPEG file: {Marshal.PtrToStringUTF8((nint)TurboJpeg.LastError(_handle))}.");
        return _jpeg.AsSpan(0, (int)size.Value);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_handle != 0) _ = TurboJpeg.Destroy(_handle);
        _handle = 0;
    }

    private static int Samples(PictureFormat format) => format.Layout switch
    {
        PixelLayout.Gray => TurboJpeg.SamplesGray,
        PixelLayout.Yuv444 => TurboJpeg.Samples444,
        PixelLayout.Yuv422 => TurboJpeg.Samples422,
        _ => TurboJpeg.Samples420,
    };

    private void Prepare(PictureFormat format)
    {
        _format = format;
        _planes = format.Layout is PixelLayout.Bgr24 ? null : new(format);
        _jpeg = GC.AllocateUninitializedArray<byte>((int)TurboJpeg.BufferSize(format.Width, format.Height, Samples(format)).Value, pinned: true);
    }
}
