using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <content>The core module.</content>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial NativeError* aef_opencv_last_error();

    [LibraryImport(Library)]
    internal static partial void aef_opencv_free(void* memory);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_set_num_threads(int count);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_get_num_threads(out int result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_set_log_level(int level, out int previous);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_get_log_level(out int result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_build_information(out byte* result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_version_string(out byte* result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_absdiff(NativeArray* a, NativeArray* b, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_add(NativeArray* a, NativeArray* b, NativeArray* dst, NativeArray* mask, int dtype);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_subtract(NativeArray* a, NativeArray* b, NativeArray* dst, NativeArray* mask, int dtype);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_multiply(NativeArray* a, NativeArray* b, NativeArray* dst, double scale, int dtype);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_divide(NativeArray* a, NativeArray* b, NativeArray* dst, double scale, int dtype);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_divide_number(double number, NativeArray* b, NativeArray* dst, int dtype);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_add_weighted(NativeArray* a, double alpha, NativeArray* b, double beta, double gamma, NativeArray* dst, int dtype);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_scale_add(NativeArray* a, double alpha, NativeArray* b, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_convert_scale_abs(NativeArray* src, NativeArray* dst, double alpha, double beta);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_bitwise_and(NativeArray* a, NativeArray* b, NativeArray* dst, NativeArray* mask);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_bitwise_or(NativeArray* a, NativeArray* b, NativeArray* dst, NativeArray* mask);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_bitwise_xor(NativeArray* a, NativeArray* b, NativeArray* dst, NativeArray* mask);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_bitwise_not(NativeArray* src, NativeArray* dst, NativeArray* mask);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_min(NativeArray* a, NativeArray* b, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_max(NativeArray* a, NativeArray* b, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_sqrt(NativeArray* src, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_pow(NativeArray* src, double power, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_exp(NativeArray* src, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_log(NativeArray* src, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_compare(NativeArray* a, NativeArray* b, NativeArray* dst, int operation);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_in_range(NativeArray* src, NativeArray* lower, NativeArray* upper, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_lut(NativeArray* src, NativeArray* lut, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_normalize(NativeArray* src, NativeArray* dst, double alpha, double beta, int type, int dtype, NativeArray* mask);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_dct(NativeArray* src, NativeArray* dst, int flags);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_idct(NativeArray* src, NativeArray* dst, int flags);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_dft(NativeArray* src, NativeArray* dst, int flags, int nonzeroRows);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_idft(NativeArray* src, NativeArray* dst, int flags, int nonzeroRows);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_transform(NativeArray* src, NativeArray* dst, NativeArray* m);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_perspective_transform(NativeArray* src, NativeArray* dst, NativeArray* m);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_sum(NativeArray* src, out Scalar result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mean(NativeArray* src, NativeArray* mask, out Scalar result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mean_stddev(NativeArray* src, NativeArray* mean, NativeArray* stddev, NativeArray* mask);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mean_stddev_scalar(NativeArray* src, Scalar* mean, Scalar* stddev, NativeArray* mask);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_norm(NativeArray* src, int type, NativeArray* mask, out double result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_norm_difference(NativeArray* a, NativeArray* b, int type, NativeArray* mask, out double result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_psnr(NativeArray* a, NativeArray* b, double r, out double result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_count_nonzero(NativeArray* src, out int result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_min_max_loc(NativeArray* src, double* minVal, double* maxVal, Point* minLoc, Point* maxLoc, NativeArray* mask);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_min_max_idx(NativeArray* src, double* minVal, double* maxVal, int* minIdx, int* maxIdx, NativeArray* mask);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_reduce(NativeArray* src, NativeArray* dst, int dimension, int type, int dtype);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_merge(nint* list, int count, nint dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_split(nint src, nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mix_channels(nint* src, int srcCount, nint* dst, int dstCount, int* fromTo, int pairs);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_extract_channel(NativeArray* src, NativeArray* dst, int channel);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_insert_channel(NativeArray* src, NativeArray* dst, int channel);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_hconcat(NativeArray* list, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_hconcat_pair(NativeArray* a, NativeArray* b, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_vconcat(NativeArray* list, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_vconcat_pair(NativeArray* a, NativeArray* b, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_flip(NativeArray* src, NativeArray* dst, int code);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_rotate(NativeArray* src, NativeArray* dst, int code);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_transpose(NativeArray* src, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_repeat(NativeArray* src, int ny, int nx, NativeArray* dst);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_copy_make_border(NativeArray* src, NativeArray* dst, int top, int bottom, int left, int right, int type, Scalar value);
}
