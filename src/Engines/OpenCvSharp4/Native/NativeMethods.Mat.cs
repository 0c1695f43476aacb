using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <content>Matrices.</content>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_new(out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_new_2d(int rows, int cols, int type, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_new_2d_scalar(int rows, int cols, int type, Scalar value, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_new_nd(int dims, int* sizes, int type, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_new_nd_scalar(int dims, int* sizes, int type, Scalar value, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_new_2d_over(int rows, int cols, int type, void* data, nuint step, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_new_nd_over(int dims, int* sizes, int type, void* data, nuint* steps, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_new_header(nint of, out nint result);

    [LibraryImport(Library)]
    internal static partial void aef_mat_delete(nint mat);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_vector_new(out nint result);

    [LibraryImport(Library)]
    internal static partial void aef_mat_vector_delete(nint vector);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_vector_count(nint vector, out int result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_vector_header(nint vector, int index, out nint result);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial int aef_mat_flags(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial int aef_mat_dims(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial int aef_mat_rows(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial int aef_mat_cols(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial int aef_mat_type(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial int aef_mat_is_continuous(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial int aef_mat_is_submatrix(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial int aef_mat_empty(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial long aef_mat_total(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial long aef_mat_elem_size(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial long aef_mat_elem_size1(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial byte* aef_mat_data(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial byte* aef_mat_datastart(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial byte* aef_mat_dataend(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial byte* aef_mat_datalimit(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial int aef_mat_size_at(nint m, int dimension);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial long aef_mat_step_at(nint m, int dimension);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial long aef_mat_step(nint m);

    [SuppressGCTransition]
    [LibraryImport(Library)]
    internal static partial byte* aef_mat_ptr(nint m, int* indices, int count);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_total_of(nint m, int startDim, int endDim, out long result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_ranges(nint m, Range* ranges, int count, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_submat(nint m, Range rows, Range cols, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_roi(nint m, Rect roi, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_diag(nint m, int d, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_diag_of(nint m, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_reshape(nint m, int cn, int rows, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_reshape_nd(nint m, int cn, int dims, int* sizes, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_create(nint m, int rows, int cols, int type);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_create_nd(nint m, int dims, int* sizes, int type);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_resize(nint m, int rows);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_resize_scalar(nint m, int rows, Scalar value);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_clone(nint m, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_copy_to(nint m, NativeArray* to, NativeArray* mask);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_convert_to(nint m, NativeArray* to, int type, double alpha, double beta);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_set_to(nint m, NativeArray* value, nint mask);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_zeros(int rows, int cols, int type, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_ones(int rows, int cols, int type, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_mat_eye(int rows, int cols, int type, out nint result);
}
