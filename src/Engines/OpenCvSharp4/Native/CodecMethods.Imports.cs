using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <content>Reading and writing pictures.</content>
internal static unsafe partial class CodecMethods
{
    [LibraryImport(Library)]
    internal static partial NativeError* aef_opencv_codecs_last_error();

    [LibraryImport(Library)]
    internal static partial void aef_opencv_codecs_free(void* memory);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_imread(string file, int flags, nint into);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_imwrite(string file, NativeArray* image, int* parameters, int count, out int result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_imdecode(NativeArray* bytes, int flags, nint into);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_imdecode_bytes(byte* bytes, int count, int flags, nint into);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_imencode(string extension, NativeArray* image, int* parameters, int count, out NativeBuffer result, out int success);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_have_image_reader(string file, out int result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_have_image_writer(string file, out int result);
}
