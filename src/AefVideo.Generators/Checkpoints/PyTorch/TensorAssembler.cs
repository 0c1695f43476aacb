using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>Makes tensors of what a pickle describes. Every storage is read once; tensors that lie in it without gaps share its memory.</summary>
internal sealed class TensorAssembler(CheckpointBytes file, IStorageSource source) : IDisposable
{
    private readonly TensorMaker _maker = new(file.Name, file.Budget);
    private readonly Dictionary<PickledStorage, Tensor> _storages = new(ReferenceEqualityComparer.Instance);

    /// <summary>A contiguous CPU tensor.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="described">What it looks like.</param>
    /// <exception cref="AefVideo.Core.Errors.ModelException">It reaches beyond its storage, or the storage is damaged.</exception>
    public Tensor Assemble(string name, PickledTensor described)
    {
        var elements = _maker.Elements(name, described.Shape);
        if (elements == 0) return _maker.Make(name, described.Shape, Single(described.Storage.Type));
        RequireInside(name, described);
        var storage = Open(name, described.Storage);
        if (IsContiguous(described)) return _maker.View(name, storage, described.Offset, described.Shape);

        var tensor = _maker.Make(name, described.Shape, storage.dtype);
        switch (storage.dtype.ElementSize())
        {
            case 1: Gather<byte>(described, storage.bytes, tensor.bytes); break;
            case 2: Gather<short>(described, storage.bytes, tensor.bytes); break;
            case 4: Gather<int>(described, storage.bytes, tensor.bytes); break;
            default: Gather<long>(described, storage.bytes, tensor.bytes); break;
        }
        return tensor;
    }

    /// <summary>Lets go of the storages; tensors that share their memory keep it.</summary>
    public void Dispose()
    {
        foreach (var storage in _storages.Values) storage.Dispose();
    }

    private static ScalarType Single(ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16 ? ScalarType.Float32 : type;

    private static bool IsContiguous(PickledTensor described)
    {
        long expected = 1;
        for (var i = described.Shape.Length - 1; i >= 0; i--)
        {
            if (described.Shape[i] != 1 && described.Strides[i] != expected) return false;
            expected *= described.Shape[i];
        }
        return true;
    }

    /// <summary>Copies the elements one after the other, the last index running fastest.</summary>
    private static void Gather<T>(PickledTensor described, ReadOnlySpan<byte> storage, Span<byte> destination) where T : unmanaged
    {
        var from = MemoryMarshal.Cast<byte, T>(storage);
        var to = MemoryMarshal.Cast<byte, T>(destination);
        Span<long> index = stackalloc long[described.Shape.Length];
        index.Clear();
        var at = described.Offset;
        foreach (ref var element in to)
        {
            element = from[(int)at];
            for (var dimension = index.Length - 1; dimension >= 0; dimension--)
            {
                at += described.Strides[dimension];
                if (++index[dimension] < described.Shape[dimension]) break;
                at -= described.Strides[dimension] * described.Shape[dimension];
                index[dimension] = 0;
            }
        }
    }

    private void RequireInside(string name, PickledTensor described)
    {
        Int128 last = described.Offset;
        var sound = described.Offset >= 0;
        for (var i = 0; i < described.Shape.Length; i++)
        {
            sound &= described.Strides[i] >= 0;
            last += (Int128)described.Strides[i] * (described.Shape[i] - 1);
        }
        if (!sound || last >= described.Storage.Count)
            throw file.Damaged($"the tensor “{Text.Shorten(name)}” reaches beyond the {described.Storage.Count} numbers of its storage");
    }

    private Tensor Open(string name, PickledStorage storage)
    {
        if (_storages.TryGetValue(storage, out var known)) return known;
        var read = _maker.Read(name, [storage.Count], storage.Type, bytes => source.Read(storage, bytes)).DetachFromDisposeScope();
        // The entry, and what the dictionary gave up when it grew.
        file.Budget.Take(96);
        _storages.Add(storage, read);
        return read;
    }
}
