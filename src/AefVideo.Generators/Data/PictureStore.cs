using static TorchSharp.torch;

namespace AefVideo.Generators.Data;

/// <summary>
/// Pictures as bytes in native memory: red, green and blue planes, one picture after the other, in blocks because a tensor's bytes can be looked at
/// up to 2 GiB only. Different pictures may be written by several threads at once.
/// </summary>
internal sealed class PictureStore : IDisposable
{
    private const int BlockBytes = 1 << 30;

    private readonly int _pictureBytes;
    private readonly int _perBlock;
    private readonly Tensor[] _blocks;

    /// <param name="count">Pictures.</param>
    /// <param name="size">Width and height of each, in pixels.</param>
    /// <param name="blockBytes">No block is larger, unless a single picture is.</param>
    public PictureStore(int count, int size, int blockBytes = BlockBytes)
    {
        _pictureBytes = 3 * size * size;
        _perBlock = Math.Max(1, blockBytes / _pictureBytes);
        _blocks = new Tensor[(count + _perBlock - 1) / _perBlock];
        for (var i = 0; i < _blocks.Length; i++)
            _blocks[i] = empty((long)Math.Min(_perBlock, count - i * _perBlock) * _pictureBytes, ScalarType.Byte).DetachFromDisposeScope();
    }

    /// <summary>The planes of a picture, in place; valid until the store is disposed of.</summary>
    public Span<byte> this[int picture] => _blocks[picture / _perBlock].bytes.Slice(picture % _perBlock * _pictureBytes, _pictureBytes);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var block in _blocks) block.Dispose();
    }
}
