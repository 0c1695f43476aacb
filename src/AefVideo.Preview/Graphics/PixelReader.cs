using Silk.NET.OpenGL;

namespace AefVideo.Preview.Graphics;

/// <summary>Brings planes back from the driver without waiting for it: what is asked for now is fetched a frame later.</summary>
internal sealed unsafe class PixelReader : IDisposable
{
    private const int Buffers = 2;

    private readonly GlDevice _device;
    private readonly uint[] _buffers = new uint[Buffers];
    private readonly int _bytes;
    private int _turn;
    private int _waiting;

    /// <param name="device">Where it lives.</param>
    /// <param name="bytes">Of all planes of a picture.</param>
    public PixelReader(GlDevice device, int bytes)
    {
        _device = device;
        _bytes = bytes;
        for (var i = 0; i < Buffers; i++)
        {
            _buffers[i] = device.NewBuffer();
            device.Gl.BindBuffer(BufferTargetARB.PixelPackBuffer, _buffers[i]);
            device.Gl.BufferData(BufferTargetARB.PixelPackBuffer, (nuint)bytes, null, BufferUsageARB.StreamRead);
        }
        device.Gl.BindBuffer(BufferTargetARB.PixelPackBuffer, 0);
    }

    /// <summary>How many pictures were asked for and not fetched.</summary>
    public int Waiting => _waiting;

    /// <summary>Whether another picture can be asked for.</summary>
    public bool HasRoom => _waiting < Buffers;

    /// <summary>Asks for the planes that are drawn in these targets, one after the other.</summary>
    public void Ask(ReadOnlySpan<RenderTarget> planes)
    {
        var gl = _device.Gl;
        gl.BindBuffer(BufferTargetARB.PixelPackBuffer, _buffers[_turn]);
        gl.PixelStore(PixelStoreParameter.PackAlignment, 1);
        var offset = 0;
        foreach (var plane in planes)
        {
            plane.Bind();
            gl.ReadPixels(0, 0, (uint)plane.Texture.Width, (uint)plane.Texture.Height, plane.Texture.Kind.Format, plane.Texture.Kind.Type, (void*)offset);
            offset += plane.Texture.Width * plane.Texture.Height * plane.Texture.Kind.BytesPerPixel;
        }
        gl.BindBuffer(BufferTargetARB.PixelPackBuffer, 0);
        _turn = (_turn + 1) % Buffers;
        _waiting++;
    }

    /// <summary>Fetches the oldest picture that was asked for.</summary>
    public void Fetch(Span<byte> destination)
    {
        var gl = _device.Gl;
        var oldest = (_turn + Buffers - _waiting) % Buffers;
        gl.BindBuffer(BufferTargetARB.PixelPackBuffer, _buffers[oldest]);
        var memory = gl.MapBufferRange(BufferTargetARB.PixelPackBuffer, 0, (nuint)_bytes, MapBufferAccessMask.ReadBit);
        if (memory is null) throw new InvalidOperationException("The driver does not give back what it has drawn.");
        new ReadOnlySpan<byte>(memory, _bytes).CopyTo(destination);
        gl.UnmapBuffer(BufferTargetARB.PixelPackBuffer);
        gl.BindBuffer(BufferTargetARB.PixelPackBuffer, 0);
        _waiting--;
    }

    public void Dispose()
    {
        foreach (var buffer in _buffers) _device.DeleteBuffer(buffer);
    }
}
