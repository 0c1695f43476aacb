using Silk.NET.OpenGL;

namespace AefVideo.Preview.Graphics;

/// <summary>Two pixel buffers in turn: while the driver reads one, the other is filled.</summary>
internal sealed unsafe class PixelStream : IDisposable
{
    private const int Buffers = 2;

    private readonly GlDevice _device;
    private readonly uint[] _buffers = new uint[Buffers];
    private readonly nuint _bytes;
    private int _turn;

    /// <param name="device">Where they live.</param>
    /// <param name="bytes">Of each.</param>
    public PixelStream(GlDevice device, int bytes)
    {
        _device = device;
        _bytes = (nuint)bytes;
        for (var i = 0; i < Buffers; i++)
        {
            _buffers[i] = device.NewBuffer();
            device.Gl.BindBuffer(BufferTargetARB.PixelUnpackBuffer, _buffers[i]);
            device.Gl.BufferData(BufferTargetARB.PixelUnpackBuffer, _bytes, null, BufferUsageARB.StreamDraw);
        }
        Release();
    }

    /// <summary>Opens the next buffer for writing, from its beginning; <see cref="Close" /> before textures are filled from it.</summary>
    public Span<byte> Open()
    {
        _turn = (_turn + 1) % Buffers;
        var gl = _device.Gl;
        gl.BindBuffer(BufferTargetARB.PixelUnpackBuffer, _buffers[_turn]);
        // What it held is of no use any more: a driver that still reads it gives other memory, and need not be waited for.
        var memory = gl.MapBufferRange(BufferTargetARB.PixelUnpackBuffer, 0, _bytes, MapBufferAccessMask.WriteBit | MapBufferAccessMask.InvalidateBufferBit);
        return memory is null ? throw new InvalidOperationException($"The driver gives no memory for a pixel buffer of {_bytes} bytes.") : new(memory, (int)_bytes);
    }

    /// <summary>Hands what was written to the driver. The buffer stays bound for <see cref="Fill" />.</summary>
    public void Close() => _device.Gl.UnmapBuffer(BufferTargetARB.PixelUnpackBuffer);

    /// <summary>Fills rows of a texture from the buffer.</summary>
    /// <param name="texture">Of which to fill rows.</param>
    /// <param name="firstRow">Of the texture.</param>
    /// <param name="rows">How many.</param>
    /// <param name="offset">In the buffer, in bytes; rows lie without gaps.</param>
    public void Fill(Texture texture, int firstRow, int rows, int offset)
    {
        texture.Bind(0);
        var gl = _device.Gl;
        gl.PixelStore(PixelStoreParameter.UnpackAlignment, 1);
        gl.TexSubImage2D(TextureTarget.Texture2D, 0, 0, firstRow, (uint)texture.Width, (uint)rows, texture.Kind.Format, texture.Kind.Type, (void*)offset);
    }

    /// <summary>Textures are filled from memory again.</summary>
    public void Release() => _device.Gl.BindBuffer(BufferTargetARB.PixelUnpackBuffer, 0);

    public void Dispose()
    {
        foreach (var buffer in _buffers) _device.DeleteBuffer(buffer);
    }
}
