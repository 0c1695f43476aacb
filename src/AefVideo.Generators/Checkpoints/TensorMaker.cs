using AefVideo.Core.Errors;
using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Generators.Checkpoints;

/// <summary>Makes the tensors that a file describes, after every check that keeps a damaged file from harm.</summary>
internal sealed class TensorMaker(string file, AllocationBudget budget)
{
    // What libtorch and its wrapper take for a tensor beside its elements, and for another tensor of the same elements.
    private const int Overhead = 384;
    private const int ViewOverhead = 256;

    // libtorch itself allows 64; networks have at most 5.
    private const int MaximumRank = 16;

    /// <summary>A CPU tensor filled by <paramref name="reader" />. Numbers of half size become single precision.</summary>
    /// <param name="name">The tensor's name, for messages.</param>
    /// <param name="shape">Extents, outermost first.</param>
    /// <param name="type">Element type in the file.</param>
    /// <param name="reader">Gives the elements.</param>
    /// <exception cref="ModelException">The shape is absurd, the file may not ask for so much, or a truth value is neither 0 nor 1, which libtorch leaves undefined.</exception>
    public Tensor Read(string name, ReadOnlySpan<long> shape, ScalarType type, BytesReader reader)
    {
        var tensor = Make(name, shape, type);
        try
        {
            reader(tensor.bytes);
            if (type == ScalarType.Bool && tensor.bytes.ContainsAnyExceptInRange((byte)0, (byte)1))
                throw new ModelException($"{file} is damaged: the tensor “{Text.Shorten(name)}” holds truth values that are neither 0 nor 1.");
            if (type is not (ScalarType.Float16 or ScalarType.BFloat16)) return tensor;
            budget.TakeNative(tensor.numel() * sizeof(float) + Overhead);
            var single = tensor.to(ScalarType.Float32);
            tensor.Dispose();
            return single;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }

    /// <summary>A CPU tensor of whatever the memory held.</summary>
    /// <param name="name">The tensor's name, for messages.</param>
    /// <param name="shape">Extents, outermost first.</param>
    /// <param name="type">Element type.</param>
    /// <exception cref="ModelException">The shape is absurd, or the file may not ask for so much.</exception>
    public Tensor Make(string name, ReadOnlySpan<long> shape, ScalarType type)
    {
        var bytes = (Int128)Elements(name, shape) * type.ElementSize();
        if (bytes > int.MaxValue) throw new ModelException($"The tensor “{Text.Shorten(name)}” of {file} is too large: {bytes} bytes.");
        budget.TakeNative((long)bytes + Overhead);
        return empty(shape, type, CPU);
    }

    /// <summary>A contiguous part of a flat tensor, which shares its memory.</summary>
    /// <param name="name">The tensor's name, for messages.</param>
    /// <param name="flat">One dimension.</param>
    /// <param name="offset">Where it begins, in elements.</param>
    /// <param name="shape">Extents, outermost first.</param>
    /// <exception cref="ModelException">The shape is absurd, or the file may not ask for so much.</exception>
    public Tensor View(string name, Tensor flat, long offset, ReadOnlySpan<long> shape)
    {
        budget.TakeNative(ViewOverhead);
        using var part = flat.narrow(0, offset, Elements(name, shape));
        return part.view(shape.ToArray());
    }

    /// <summary>Checks a shape that a file announces.</summary>
    /// <param name="name">The tensor's name, for messages.</param>
    /// <param name="shape">Extents, outermost first.</param>
    /// <returns>The number of elements.</returns>
    /// <exception cref="ModelException">There are too many dimensions, an extent is negative, or the product leaves 64 bits.</exception>
    public long Elements(string name, ReadOnlySpan<long> shape)
    {
        if (shape.Length > MaximumRank) throw Absurd(name, $"{shape.Length} dimensions");
        Int128 strides = sizeof(double);
        long elements = 1;
        foreach (var extent in shape)
        {
            // Strides are computed also where an extent of 0 makes the tensor empty.
            strides *= Math.Max(1, extent);
            if (extent < 0 || strides > long.MaxValue) throw Absurd(name, $"the shape [{string.Join(',', shape.ToArray())}]");
            elements *= extent;
        }
        return elements;
    }

    private ModelException Absurd(string name, string what) => new($"{file} is damaged: the tensor “{Text.Shorten(name)}” has {what}.");
}
