using System.Buffers;
using static TorchSharp.torch;

namespace AefVideo.Generators.Checkpoints;

/// <summary>The bytes of a contiguous CPU tensor as memory that can be written to a file without a copy. Valid as long as the tensor, which stays its owner's.</summary>
internal sealed class TensorMemory(Tensor tensor) : MemoryManager<byte>
{
    /// <inheritdoc />
    public override Span<byte> GetSpan() => tensor.bytes;

    /// <summary>Not offered: the bytes are read through <see cref="GetSpan" /> only.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException("A tensor's memory never moves; use its span.");

    /// <inheritdoc />
    public override void Unpin()
    {
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
    }
}
