using System.Runtime.InteropServices;

namespace AefVideo.Dashboard.Pictures;

/// <summary>libjpeg-turbo's TurboJPEG interface (2.0 and later), as far as it is used.</summary>
internal static unsafe partial class TurboJpeg
{
    public const int Samples444 = 0, Samples422 = 1, Samples420 = 2, SamplesGray = 3;
    public const int PixelsBgr = 1;

    /// <summary>The result must fit into the buffer that was given.</summary>
    public const int NoReallocation = 1024;

    private const string Library = "turbojpeg";

    static TurboJpeg() => NativeLibrary.SetDllImportResolver(typeof(TurboJpeg).Assembly, (name, assembly, path) =>
        name == Library && OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libturbojpeg.so.0", assembly, path, out var found) ? found : 0);

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    public static partial nint InitCompress();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    public static partial int Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "tjBufSize")]
    public static partial CULong BufferSize(int width, int height, int samples);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    public static partial byte* LastError(nint handle);

    [LibraryImport(Library, EntryPoint = "tjCompressFromYUVPlanes")]
    public static partial int CompressPlanes(nint handle, byte** planes, int width, int* strides, int height, int samples, byte** jpeg, CULong* size, int quality, int flags);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    public static partial int Compress(nint handle, byte* pixels, int width, int pitch, int height, int pixelFormat, byte** jpeg, CULong* size, int samples, int quality, int flags);
}
