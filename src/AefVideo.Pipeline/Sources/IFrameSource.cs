using AefVideo.Core.Imaging;

namespace AefVideo.Pipeline.Sources;

/// <summary>Where frames come from: a file, a camera, a test picture.</summary>
public interface IFrameSource : IAsyncDisposable
{
    /// <summary>The name under which it appears in statistics.</summary>
    string Name { get; }

    /// <summary>Of every frame that it gives.</summary>
    PictureFormat Format { get; }

    /// <summary>The unit of the frames' time stamps.</summary>
    TimeBase TimeBase { get; }

    /// <summary>Fills a frame's picture and time stamp with the next picture.</summary>
    /// <returns>False at the end of the stream; the frame is then untouched.</returns>
    /// <exception cref="Core.Errors.MediaException">The stream cannot be read or decoded.</exception>
    ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation);
}
