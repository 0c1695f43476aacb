using TorchSharp;
using static TorchSharp.torch;

namespace AefVideo.Generators.Checkpoints.PyTorch;

/// <summary>A row of numbers that one or several tensors look into.</summary>
/// <param name="Key">What the checkpoint calls it.</param>
/// <param name="Type">Element type.</param>
/// <param name="Count">Number of elements, from 0.</param>
internal sealed record PickledStorage(string Key, ScalarType Type, long Count)
{
    /// <summary>Bytes of all elements; wider than 64 bits, since a damaged file can announce anything.</summary>
    public Int128 ByteCount => (Int128)Count * Type.ElementSize();
}
