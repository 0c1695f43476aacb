using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using static TorchSharp.torch;

namespace AefVideo.Generators.Checkpoints;

/// <summary>Tensors from and to safetensors files.</summary>
public static class TensorFile
{
    // From here on single precision rounds to infinity in half precision.
    private const float HalfOverflow = 65520;

    /// <summary>Reads all tensors of a file. F32, F16 and BF16 become single precision; the other types stay as they are.</summary>
    /// <exception cref="ModelException">The file cannot be read, is damaged, or has a type that libtorch does not know.</exception>
    public static NetworkState Read(string path)
    {
        using var file = SafetensorsFile.Open(path);
        return Read(file, new AllocationBudget(path, file.Length));
    }

    /// <summary>Writes tensors to a file, whole or not at all. The types stay as they are, single precision to the bit.</summary>
    /// <param name="path">Where; an existing file is replaced.</param>
    /// <param name="tensors">The tensors by name, on any device; they stay the caller's.</param>
    /// <param name="metadata">What the file shall say about itself.</param>
    /// <param name="half">Write all floating point tensors in half precision.</param>
    /// <exception cref="ModelException">The file cannot be written, a type is not known to the format, or a number is too large for half precision.</exception>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata, bool half = false)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        SafetensorsWriter.Write(path, [.. tensors.Select(named => Prepare(path, named.Key, named.Value, half))], metadata);
    }

    /// <summary>Reads all tensors of an open file within a budget.</summary>
    internal static NetworkState Read(SafetensorsFile file, AllocationBudget budget)
    {
        var maker = new TensorMaker(file.Name, budget);
        var state = new NetworkState(file.Metadata);
        try
        {
            foreach (var entry in file.Tensors.Values)
            {
                state.Add(entry.Name, maker.Read(entry.Name, entry.Shape.AsSpan(), TypeOf(file, entry), bytes =>
                {
                    using var view = file.View(entry.Name);
                    view.Bytes.CopyTo(bytes);
                }));
            }
            return state;
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    private static SafetensorsTensor Prepare(string path, string name, Tensor tensor, bool half)
    {
        var here = tensor.detach().cpu().contiguous();
        if (half && here.is_floating_point())
        {
            if (here.numel() > 0 && here.to(ScalarType.Float32).abs().max().item<float>() is >= HalfOverflow and < float.PositiveInfinity)
                throw new ModelException($"{path} cannot be written in half precision: the tensor “{name}” holds numbers beyond ±65504.");
            here = here.to(ScalarType.Float16);
        }
        var type = here.dtype switch
        {
            ScalarType.Float32 => SafetensorsType.F32,
            ScalarType.Float16 => SafetensorsType.F16,
            ScalarType.BFloat16 => SafetensorsType.BF16,
            ScalarType.Float64 => SafetensorsType.F64,
            ScalarType.Int64 => SafetensorsType.I64,
            ScalarType.Int32 => SafetensorsType.I32,
            ScalarType.Int16 => SafetensorsType.I16,
            ScalarType.Int8 => SafetensorsType.I8,
            ScalarType.Byte => SafetensorsType.U8,
            ScalarType.Bool => SafetensorsType.BOOL,
            var other => throw new ModelException($"{path} cannot be written: the tensor “{name}” is of type {other}, which safetensors files do not know."),
        };
        return new SafetensorsTensor(name, type, here.shape, new TensorMemory(here).Memory);
    }

    private static ScalarType TypeOf(SafetensorsFile file, SafetensorsEntry entry) => entry.Type switch
    {
        SafetensorsType.F32 => ScalarType.Float32,
        SafetensorsType.F16 => ScalarType.Float16,
        SafetensorsType.BF16 => ScalarType.BFloat16,
        SafetensorsType.F64 => ScalarType.Float64,
        SafetensorsType.I64 => ScalarType.Int64,
        SafetensorsType.I32 => ScalarType.Int32,
        SafetensorsType.I16 => ScalarType.Int16,
        SafetensorsType.I8 => ScalarType.Int8,
        SafetensorsType.U8 => ScalarType.Byte,
        SafetensorsType.BOOL => ScalarType.Bool,
        _ => throw new ModelException($"The tensor “{Text.Shorten(entry.Name)}” of {file.Name} is of type {entry.Type}, which libtorch does not know."),
    };
}
