using FFMpegCore.Pipes;

namespace AefVideo.Tests;

/// <summary>A picture of random pixels.</summary>
internal sealed class RawFrame(int width, int height, string format, byte[] pixels) : IVideoFrame
{
    public int Width => width;
    public int Height => height;
    public string Format => format;
    public byte[] Pixels => pixels;

    public static RawFrame Random(int width, int height, int seed)
    {
        var pixels = new byte[width * height * 3];
        new Random(seed).NextBytes(pixels);
        return new RawFrame(width, height, "bgr24", pixels);
    }

    public void Serialize(Stream pipe) => pipe.Write(pixels);

    public async Task SerializeAsync(Stream pipe, CancellationToken token) => await pipe.WriteAsync(pixels, token);
}
