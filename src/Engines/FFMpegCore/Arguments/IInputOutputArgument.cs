namespace FFMpegCore.Arguments;

/// <summary>An input or output, which may have work to do beside ffmpeg.</summary>
public interface IInputOutputArgument : IArgument
{
    /// <summary>Runs before ffmpeg is started.</summary>
    void Pre();

    /// <summary>Runs beside ffmpeg; the token is cancelled when it has ended.</summary>
    Task During(CancellationToken cancellationToken = default);

    /// <summary>Runs after ffmpeg, however it ended.</summary>
    void Post();
}
