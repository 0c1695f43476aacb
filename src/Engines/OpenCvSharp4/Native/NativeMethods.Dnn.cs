using System.Runtime.InteropServices;

namespace OpenCvSharp.Internal;

/// <content>Networks.</content>
internal static unsafe partial class NativeMethods
{
    [LibraryImport(Library)]
    internal static partial NativeStatus aef_net_new(out nint result);

    [LibraryImport(Library)]
    internal static partial void aef_net_delete(nint net);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_net_read(string model, string config, string framework, out nint result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_net_read_onnx_file(string file, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_net_read_onnx(byte* data, long size, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_net_empty(nint net, out int result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_net_set_input(nint net, nint blob, string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_net_forward(nint net, string? name, out nint result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_net_forward_layer(nint net, nint* outputs, int count, string? name);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_net_forward_layers(nint net, nint* outputs, int count, byte* names, int nameCount);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_net_set_preferable_backend(nint net, int backend);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_net_set_preferable_target(nint net, int target);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_net_enable_fusion(nint net, int fusion);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_net_set_inputs_names(nint net, byte* names, int count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial NativeStatus aef_net_layer_id(nint net, string layer, out int result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_net_layer_names(nint net, out NativeBuffer result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_net_unconnected_out_layers(nint net, out NativeBuffer result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_net_unconnected_out_layers_names(nint net, out NativeBuffer result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_net_perf_profile(nint net, out NativeBuffer timings, out long ticks);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_blob_from_image(nint image, double scale, Size size, Scalar mean, int swapRB, int crop, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_blob_from_images(nint* images, int count, double scale, Size size, Scalar mean, int swapRB, int crop, out nint result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_nms_boxes(Rect* boxes, int boxCount, float* scores, int scoreCount, float scoreThreshold, float nmsThreshold, float eta, int topK, out NativeBuffer result);

    [LibraryImport(Library)]
    internal static partial NativeStatus aef_nms_boxes_2d(Rect2d* boxes, int boxCount, float* scores, int scoreCount, float scoreThreshold, float nmsThreshold, float eta, int topK, out NativeBuffer result);
}
