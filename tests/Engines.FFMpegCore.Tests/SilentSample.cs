using FFMpegCore.Pipes;

namespace AefVideo.Tests;

/// <summary>So many 16-bit samples of silence.</summary>
internal sealed class SilentSample(int count) : IAudioSample
{
    public void Serialize(Stream stream) => stream.Write(new byte[2 * count]);

    public async Task SerializeAsync(Stream stream, CancellationToken token) => await stream.WriteAsync(new byte[2 * count], token);
}
