using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>The entry points of libaef_torch.so. A non-zero result is a failure whose message <see cref="Check"/> throws.</summary>
internal static unsafe partial class Shim
{
    /// <summary>Throws libtorch's own message when a call has failed.</summary>
    internal static void Check(int status)
    {
        if (status != 0) throw new ExternalException(Marshal.PtrToStringUTF8(aef_torch_last_error()));
    }

    [LibraryImport(Library.Name)] private static partial nint aef_torch_last_error();

    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial int aef_torch_find(string name, string overload, out nint op);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_call(nint op, Value* arguments, int count, Value* results, int capacity, int* written);
    [LibraryImport(Library.Name)] internal static partial void aef_torch_free(nint memory);

    [LibraryImport(Library.Name)] internal static partial void aef_torch_release(nint tensor);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_describe(nint tensor, long* info, long* sizes, long* strides, int room);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_data(nint tensor, out nint data);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_from_blob(void* data, long* sizes, int dimensions, int dtype, delegate* unmanaged<nint, void> deleter, nint context, out nint result);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_copy_blob(void* data, long bytes, long* sizes, int dimensions, int dtype, out nint result);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_rename(nint tensor, nint* names, int count);
    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial int aef_torch_save(nint tensor, string path);
    [LibraryImport(Library.Name, StringMarshalling = StringMarshalling.Utf8)] internal static partial int aef_torch_load(string path, out nint tensor);

    [LibraryImport(Library.Name)] internal static partial int aef_torch_backward(nint* tensors, int count, nint* gradients, int gradientCount, int retainGraph, int createGraph, nint* inputs, int inputCount);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_grad(nint* outputs, int outputCount, nint* inputs, int inputCount, nint* gradients, int gradientCount, int retainGraph, int createGraph, int allowUnused, nint* results);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_get_grad(nint tensor, out nint result);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_set_grad(nint tensor, nint gradient);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_set_requires_grad(nint tensor, int on);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_retain_grad(nint tensor);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_grad_enabled();
    [LibraryImport(Library.Name)] internal static partial void aef_torch_set_grad_enabled(int on);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_inference_enabled();
    [LibraryImport(Library.Name)] internal static partial int aef_torch_enter_inference(int on, out nint guard);
    [LibraryImport(Library.Name)] internal static partial void aef_torch_leave_inference(nint guard);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_anomaly_enabled();
    [LibraryImport(Library.Name)] internal static partial int aef_torch_anomaly_checks_nan();
    [LibraryImport(Library.Name)] internal static partial void aef_torch_set_anomaly(int on, int checkNan);

    [LibraryImport(Library.Name)] internal static partial int aef_torch_get_num_threads();
    [LibraryImport(Library.Name)] internal static partial int aef_torch_set_num_threads(int count);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_manual_seed(long seed);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_device_count(int type);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_has_cudnn();
    [LibraryImport(Library.Name)] internal static partial int aef_torch_synchronize(int type, int index);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_default_generator(int type, int index, out nint generator);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_new_generator(ulong seed, int type, int index, out nint generator);
    [LibraryImport(Library.Name)] internal static partial void aef_torch_release_generator(nint generator);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_generator_seed(nint generator, ulong seed);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_generator_initial_seed(nint generator, out ulong seed);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_generator_get_state(nint generator, out nint state);
    [LibraryImport(Library.Name)] internal static partial int aef_torch_generator_set_state(nint generator, nint state);
}
