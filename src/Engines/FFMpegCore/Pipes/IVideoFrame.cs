namespace FFMpegCore.Pipes;

/// <summary>A raw picture.</summary>
public interface IVideoFrame
{
    int Width { get; }
    int Height { get; }

    /// <summary>ffmpeg's name of the pixel format, such as <c>bgr24</c>.</summary>
    string Format { get; }

    void Serialize(Stream pipe);

    Task SerializeAsync(Stream pipe, CancellationToken token);
}
