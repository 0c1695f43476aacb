using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tensors to numbers, files and parameters.</summary>
public static class TensorExtensionMethods
{
    /// <summary>Makes a parameter of a tensor, which becomes empty.</summary>
    public static Parameter AsParameter(this Tensor tensor) => new(tensor);

    public static ReadOnlySpan<int> IntShape(this Tensor tensor) => Array.ConvertAll(tensor.shape, size => (int)size);

    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>Bytes per element.</summary>
    public static int ElementSize(this ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new NotImplementedException()
    };

    public static bool ToBoolean(this Tensor value) => value.ToScalar().ToBoolean();
    public static byte ToByte(this Tensor value) => value.ToScalar().ToByte();
    public static sbyte ToSByte(this Tensor value) => value.ToScalar().ToSByte();
    public static short ToInt16(this Tensor value) => value.ToScalar().ToInt16();
    public static int ToInt32(this Tensor value) => value.ToScalar().ToInt32();
    public static long ToInt64(this Tensor value) => value.ToScalar().ToInt64();
    public static float ToSingle(this Tensor value) => value.ToScalar().ToSingle();
    public static double ToDouble(this Tensor value) => value.ToScalar().ToDouble();

    /// <exception cref="NotImplementedException">libtorch has no such elements.</exception>
    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false) where T : struct
    {
        if (requires_grad && scalar is not (float or double)) throw new ArgumentException(nameof(requires_grad), "Only floating point types support gradients.");
        return scalar switch
        {
            byte number => tensor(number, device, requires_grad),
            sbyte number => tensor(number, device, requires_grad),
            short number => tensor(number, device, requires_grad),
            int number => tensor(number, device, requires_grad),
            long number => tensor(number, device: device, requires_grad: requires_grad),
            float number => tensor(number, device, requires_grad),
            double number => tensor(number, device: device, requires_grad: requires_grad),
            _ => throw new NotImplementedException($"Creating tensor of type {typeof(T)} is not supported.")
        };
    }

    /// <exception cref="NotImplementedException">libtorch has no such elements.</exception>
    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false) => rawArray switch
    {
        byte[] array => tensor(array, dimensions, requires_grad: requires_grad),
        sbyte[] array => tensor(array, dimensions, requires_grad: requires_grad),
        short[] array => tensor(array, dimensions, requires_grad: requires_grad),
        int[] array => tensor(array, dimensions, requires_grad: requires_grad),
        long[] array => tensor(array, dimensions, requires_grad: requires_grad),
        float[] array => tensor(array, dimensions, requires_grad: requires_grad),
        double[] array => tensor(array, dimensions, requires_grad: requires_grad),
        bool[] array => tensor(array, dimensions, requires_grad: requires_grad),
        _ => throw new NotImplementedException($"Creating tensor of type {typeof(T)} is not supported.")
    };

    /// <summary>Type, rank and sizes in LEB128, then the elements, little-endian and in row-major order.</summary>
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        using var here = tensor.device_type == DeviceType.CPU ? tensor.alias() : tensor.cpu();
        writer.Encode((int)here.dtype);
        writer.Encode(here.ndim);
        foreach (var size in here.shape) writer.Encode(size);
        writer.Flush();
        here.WriteBytesToStream(writer.BaseStream);
    }

    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    public static void Save(this Tensor tensor, string location) => tensor.Save(File.Create(location));

    /// <summary>Reads a tensor that <see cref="Save(Tensor, BinaryWriter)"/> wrote; with <paramref name="skip"/> its elements are passed over.</summary>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        Tensor? tensor = null;
        Load(ref tensor, reader, skip);
        return tensor!;
    }

    /// <exception cref="ArgumentException">The file's tensor has another shape.</exception>
    public static void Load(ref Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHead(reader);
        if (tensor is null) tensor = skip ? zeros(shape, type) : empty(shape, type);
        else if (!skip) RequireShape(tensor, shape);
        ReadElements(tensor, type, shape, reader, skip);
    }

    /// <exception cref="ArgumentException">The file's tensor has another type or shape.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHead(reader);
        if (type != tensor.dtype)
            throw new ArgumentException("Mismatched tensor data types while loading. Make sure that the model you are loading into is exactly the same as the origin.");
        if (!skip) RequireShape(tensor, shape);
        ReadElements(tensor, type, shape, reader, skip);
    }

    private static (ScalarType Type, long[] Shape) ReadHead(BinaryReader reader)
    {
        var type = (ScalarType)reader.Decode();
        var shape = new long[reader.Decode()];
        for (var i = 0; i < shape.Length; i++) shape[i] = reader.Decode();
        return (type, shape);
    }

    private static void RequireShape(Tensor tensor, long[] shape)
    {
        if (!shape.AsSpan().SequenceEqual(tensor.shape))
            throw new ArgumentException("Mismatched tensor shape while loading. Make sure that the model you are loading into is exactly the same as the origin.");
    }

    private static void ReadElements(Tensor tensor, ScalarType type, long[] shape, BinaryReader reader, bool skip)
    {
        if (skip)
        {
            reader.BaseStream.Seek(shape.TotalSize() * type.ElementSize(), SeekOrigin.Current);
            return;
        }
        if (tensor.device_type == DeviceType.CPU && tensor.is_contiguous() && tensor.dtype == type)
        {
            tensor.ReadBytesFromStream(reader.BaseStream);
            return;
        }
        using var silent = no_grad();
        using var read = empty(shape, type, CPU);
        read.ReadBytesFromStream(reader.BaseStream);
        tensor.copy_(read);
    }
}
