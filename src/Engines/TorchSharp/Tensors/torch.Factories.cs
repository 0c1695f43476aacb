using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>Numbers from <paramref name="start"/> to before <paramref name="stop"/>; whole numbers when all three are.</summary>
    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        var whole = start.Type.IsIntegral() && stop.Type.IsIntegral() && step.Type.IsIntegral();
        return Made("arange.start_step", null, requires_grad, start, stop, step, dtype ?? (whole ? ScalarType.Int64 : get_default_dtype()), Argument.None, InitializeDevice(device));
    }

    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Made("linspace", null, requires_grad, start, end, steps, dtype ?? get_default_dtype(), Argument.None, InitializeDevice(device));

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Made("eye.m", names, requires_grad, rows, columns == -1 ? rows : columns, dtype ?? get_default_dtype(), Argument.None, InitializeDevice(device));

    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Made("randperm.generator", null, requires_grad, n, generator, dtype ?? ScalarType.Int64, Argument.None, InitializeDevice(device));

    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator, names);

    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        Made("randint.low_generator", names, requires_grad, low, high, size, generator, dtype ?? ScalarType.Int64, Argument.None, InitializeDevice(device));

    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(input.zeros_like(dtype, device, requires_grad), names);

    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(input.ones_like(dtype, device, requires_grad), names);

    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(input.empty_like(dtype, device, requires_grad), names);

    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) => Named(input.full_like(value, dtype, device, requires_grad), names);

    public static Tensor rand_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => input.rand_like(dtype, device, requires_grad);

    public static Tensor randn_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => input.randn_like(dtype, device, requires_grad);

    /// <summary>A tensor over the array's own memory where its type and device allow.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <summary>A tensor over the array's own memory where its type and device allow.</summary>
    /// <exception cref="NotSupportedException">libtorch has no such elements.</exception>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        var type = ScalarTypes.Of(rawArray.GetType().GetElementType());
        return Finish(Shared(rawArray, Shape(rawArray), type, 0), dtype ?? type, device, requires_grad, names);
    }

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);
    public static Tensor as_tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null) => from_array(rawArray, dtype, device);
    public static Tensor as_tensor(float[] rawArray, ScalarType? dtype = null, Device? device = null) => from_array(rawArray, dtype, device);
    public static Tensor as_tensor(long[] rawArray, ScalarType? dtype = null, Device? device = null) => from_array(rawArray, dtype, device);

    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null) =>
        (dtype is null || dtype == data.dtype) && (device is null || (device.type == data.device_type && (device.index < 0 || device.index == data.device_index)))
            ? data.alias()
            : data.to(dtype ?? data.dtype, device ?? data.device);

    /// <summary>A one-dimensional tensor over <paramref name="count"/> elements of the array's own memory (all of them: −1).</summary>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        if (offset < 0 || offset >= rawArray.LongLength) throw new ArgumentException($"invalid value for 'offset': {offset}");
        if (count < 0) count = rawArray.LongLength - offset;
        if (count > rawArray.LongLength - offset) throw new IndexOutOfRangeException($"element count is too large: {count}");
        var type = ScalarTypes.Of(rawArray.GetType().GetElementType());
        return Finish(Shared(rawArray, [count], type, offset), dtype, CPU, requires_grad, null);
    }

    private static Tensor Made(string op, string[]? names, bool requires_grad, params ReadOnlySpan<Argument> arguments)
    {
        var made = Aten.Call(op, arguments);
        if (requires_grad) made.requires_grad = true;
        return Named(made, names);
    }

    private static unsafe Tensor Copied<T>(ReadOnlySpan<T> values, ReadOnlySpan<long> sizes, ScalarType? dtype, Device? device, bool requires_grad, string[]? names) where T : unmanaged
    {
        var type = ScalarTypes.Of(typeof(T));
        var count = Elements(sizes, values.Length);
        nint made;
        fixed (T* from = values)
        fixed (long* shape = sizes)
            Shim.Check(Shim.aef_torch_copy_blob(from, count * sizeof(T), shape, sizes.Length, (int)type, out made));
        return Finish(new Tensor(made), dtype ?? type, device, requires_grad, names);
    }

    private static unsafe Tensor Shared(Array array, ReadOnlySpan<long> sizes, ScalarType type, long offset)
    {
        Elements(sizes, array.LongLength);
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        var data = (byte*)pin.AddrOfPinnedObject() + offset * type.ElementSize();
        nint made;
        fixed (long* shape = sizes)
            if (Shim.aef_torch_from_blob(data, shape, sizes.Length, (int)type, &Unpin, GCHandle.ToIntPtr(pin), out made) != 0)
            {
                pin.Free();
                Shim.Check(1);
            }
        return new Tensor(made);
    }

    [UnmanagedCallersOnly]
    private static void Unpin(nint pin) => GCHandle.FromIntPtr(pin).Free();

    private static Tensor Finish(Tensor made, ScalarType dtype, Device? device, bool requires_grad, string[]? names)
    {
        device = InitializeDevice(device);
        if (made.dtype != dtype || device.type != DeviceType.CPU)
        {
            var moved = made.to(dtype, device);
            made.Dispose();
            made = moved;
        }
        if (requires_grad) made.requires_grad = true;
        return Named(made, names);
    }

    private static unsafe Tensor Named(Tensor tensor, string[]? names)
    {
        if (names is null || names.Length == 0) return tensor;
        var texts = Array.ConvertAll(names, Marshal.StringToCoTaskMemUTF8);
        try
        {
            fixed (nint* first = texts) Shim.Check(Shim.aef_torch_rename(tensor.Handle, first, texts.Length));
        }
        finally
        {
            Array.ForEach(texts, Marshal.FreeCoTaskMem);
        }
        return tensor;
    }

    private static long Elements(ReadOnlySpan<long> sizes, long available)
    {
        var needed = 1L;
        foreach (var size in sizes) needed *= size;
        return needed <= available ? needed : throw new ArgumentException($"mismatched total size creating a tensor from an array: {needed} vs. {available}");
    }

    private static long[] Shape(Array array) => [.. Enumerable.Range(0, array.Rank).Select(array.GetLongLength)];

    private static ReadOnlySpan<T> Flat<T>(Array array) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
}
