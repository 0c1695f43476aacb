using System.Runtime.InteropServices;
using System.Text;
using static OpenCvSharp.Internal.NativeMethods;

namespace OpenCvSharp.Dnn;

/// <summary>A neural network. One thread at a time.</summary>
public unsafe class Net : CvObject
{
    // Lists up to this many outputs or bytes of names need no memory of their own.
    private const int FewOutputs = 32;
    private const int ShortNames = 1024;

    /// <summary>An empty network.</summary>
    public Net()
    {
        Check(aef_net_new(out var p));
        SetHandle(p);
    }

    protected Net(nint ptr)
        : base(ptr)
    {
    }

    /// <summary>The safety net for what was not disposed.</summary>
    ~Net() => Dispose(false);

    /// <summary>Reads a network; the format follows from the file names.</summary>
    /// <exception cref="OpenCVException">It cannot be read.</exception>
    public static Net ReadNet(string model, string config = "", string framework = "")
    {
        if (string.IsNullOrEmpty(model)) throw new ArgumentException("message is null or empty", nameof(model));
        Check(aef_net_read(model, config ?? "", framework ?? "", out var net));
        return new Net(net);
    }

    /// <summary>Reads a network in ONNX format.</summary>
    /// <exception cref="OpenCVException">It cannot be read.</exception>
    public static Net? ReadNetFromONNX(string onnxFile)
    {
        ArgumentNullException.ThrowIfNull(onnxFile);
        Check(aef_net_read_onnx_file(onnxFile, out var net));
        return new Net(net);
    }

    /// <inheritdoc cref="ReadNetFromONNX(string)"/>
    public static Net? ReadNetFromONNX(byte[] onnxFileData)
    {
        ArgumentNullException.ThrowIfNull(onnxFileData);
        return ReadNetFromONNX(new ReadOnlySpan<byte>(onnxFileData));
    }

    /// <inheritdoc cref="ReadNetFromONNX(string)"/>
    public static Net? ReadNetFromONNX(ReadOnlySpan<byte> onnxFileData)
    {
        if (onnxFileData.IsEmpty) throw new ArgumentException("Empty span", nameof(onnxFileData));
        fixed (byte* data = onnxFileData)
        {
            Check(aef_net_read_onnx(data, onnxFileData.Length, out var net));
            return new Net(net);
        }
    }

    /// <summary>Whether there are no layers.</summary>
    public bool Empty()
    {
        Check(aef_net_empty(Handle, out var empty));
        GC.KeepAlive(this);
        return empty != 0;
    }

    /// <summary>Copies a blob in; an empty name means the first input.</summary>
    public void SetInput(Mat blob, string name = "")
    {
        ArgumentNullException.ThrowIfNull(blob);
        Check(aef_net_set_input(Handle, blob.Handle, name ?? ""));
        GC.KeepAlive(blob);
        GC.KeepAlive(this);
    }

    /// <summary>Runs up to a layer (the last where null) and gives its first output, which the next run may overwrite.</summary>
    public Mat Forward(string? outputName = null)
    {
        Check(aef_net_forward(Handle, outputName, out var output));
        GC.KeepAlive(this);
        return new Mat(output);
    }

    /// <summary>Runs up to a layer (the last where null); each matrix becomes one of its outputs, which the next run may overwrite.</summary>
    public void Forward(IEnumerable<Mat> outputBlobs, string? outputName = null)
    {
        ArgumentNullException.ThrowIfNull(outputBlobs);
        var outputs = AsSpan(outputBlobs);
        var handles = outputs.Length <= FewOutputs ? stackalloc nint[FewOutputs] : new nint[outputs.Length];
        FillHandles(outputs, handles);
        fixed (nint* list = handles) Check(aef_net_forward_layer(Handle, list, outputs.Length, outputName));
        GC.KeepAlive(outputBlobs);
        GC.KeepAlive(this);
    }

    /// <summary>Runs for several layers; each matrix becomes the output of its layer, which the next run may overwrite.</summary>
    public void Forward(IEnumerable<Mat> outputBlobs, IEnumerable<string> outBlobNames)
    {
        ArgumentNullException.ThrowIfNull(outputBlobs);
        ArgumentNullException.ThrowIfNull(outBlobNames);
        var outputs = AsSpan(outputBlobs);
        var names = AsSpan(outBlobNames);
        if (outputs.Length < names.Length) throw new ArgumentException($"{outputs.Length} matrices for {names.Length} outputs", nameof(outputBlobs));

        var handles = outputs.Length <= FewOutputs ? stackalloc nint[FewOutputs] : new nint[outputs.Length];
        FillHandles(outputs, handles);
        var bytes = NameBytes(names);
        var text = bytes <= ShortNames ? stackalloc byte[ShortNames] : new byte[bytes];
        FillNames(names, text);
        fixed (nint* list = handles)
        fixed (byte* block = text) Check(aef_net_forward_layers(Handle, list, outputs.Length, block, names.Length));
        GC.KeepAlive(outputBlobs);
        GC.KeepAlive(this);
    }

    public void SetPreferableBackend(Backend backendId)
    {
        Check(aef_net_set_preferable_backend(Handle, (int)backendId));
        GC.KeepAlive(this);
    }

    public void SetPreferableTarget(Target targetId)
    {
        Check(aef_net_set_preferable_target(Handle, (int)targetId));
        GC.KeepAlive(this);
    }

    /// <summary>Whether layers may be joined for speed (they are by default).</summary>
    public void EnableFusion(bool fusion)
    {
        Check(aef_net_enable_fusion(Handle, fusion ? 1 : 0));
        GC.KeepAlive(this);
    }

    public void SetInputsNames(IEnumerable<string> inputBlobNames)
    {
        ArgumentNullException.ThrowIfNull(inputBlobNames);
        var names = AsSpan(inputBlobNames);
        var text = new byte[NameBytes(names) + 1];
        FillNames(names, text);
        fixed (byte* block = text) Check(aef_net_set_inputs_names(Handle, block, names.Length));
        GC.KeepAlive(this);
    }

    /// <summary>The number of a layer; -1 where there is none of that name.</summary>
    public int GetLayerId(string layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Check(aef_net_layer_id(Handle, layer, out var id));
        GC.KeepAlive(this);
        return id;
    }

    public string?[] GetLayerNames()
    {
        Check(aef_net_layer_names(Handle, out var names));
        GC.KeepAlive(this);
        return names.TakeNames();
    }

    /// <summary>The numbers of the layers whose outputs nothing uses: the outputs of the network.</summary>
    public int[] GetUnconnectedOutLayers()
    {
        Check(aef_net_unconnected_out_layers(Handle, out var layers));
        GC.KeepAlive(this);
        return layers.Take<int>();
    }

    /// <summary>The names of the layers whose outputs nothing uses: the outputs of the network.</summary>
    public string?[] GetUnconnectedOutLayersNames()
    {
        Check(aef_net_unconnected_out_layers_names(Handle, out var names));
        GC.KeepAlive(this);
        return names.TakeNames();
    }

    /// <summary>Ticks of the last run: of every layer, and in all.</summary>
    public long GetPerfProfile(out double[] timings)
    {
        Check(aef_net_perf_profile(Handle, out var list, out var ticks));
        GC.KeepAlive(this);
        timings = list.Take<double>();
        return ticks;
    }

    /// <inheritdoc/>
    protected override void DisposeUnmanaged()
    {
        aef_net_delete(TakeHandle());
        base.DisposeUnmanaged();
    }

    private static ReadOnlySpan<T> AsSpan<T>(IEnumerable<T> list) => list switch
    {
        T[] array => array,
        List<T> items => CollectionsMarshal.AsSpan(items),
        _ => list.ToArray(),
    };

    private static void FillHandles(ReadOnlySpan<Mat> mats, Span<nint> handles)
    {
        for (var i = 0; i < mats.Length; i++) handles[i] = (mats[i] ?? throw new ArgumentException($"matrix {i} is null")).Handle;
    }

    private static int NameBytes(ReadOnlySpan<string> names)
    {
        var bytes = 0;
        foreach (var name in names) bytes += Encoding.UTF8.GetByteCount(name) + 1;
        return bytes;
    }

    private static void FillNames(ReadOnlySpan<string> names, Span<byte> text)
    {
        foreach (var name in names)
        {
            var written = Encoding.UTF8.GetBytes(name, text);
            text[written] = 0;
            text = text[(written + 1)..];
        }
    }
}
