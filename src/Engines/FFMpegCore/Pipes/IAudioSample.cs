namespace FFMpegCore.Pipes;

/// <summary>A block of raw audio.</summary>
public interface IAudioSample
{
    void Serialize(Stream stream);

    Task SerializeAsync(Stream stream, CancellationToken token);
}
