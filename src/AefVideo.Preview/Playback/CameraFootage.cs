using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Preview.Playback;

/// <summary>A camera.</summary>
internal sealed class CameraFootage(string device, int width, int height, int framesPerSecond, string inputFormat = StreamInput.VideoForLinux) : IFootage
{
    public string Title => device;

    public PictureFormat Format { get; } = new(width, height, PixelLayout.Yuv420, ColorMatrix.Bt709);

    public QuarterTurn Rotation => QuarterTurn.None;

    public double PixelAspect => 1;

    public TimeSpan Start => TimeSpan.Zero;

    public TimeSpan? Duration => null;

    public TimeSpan FrameInterval => TimeSpan.FromSeconds(1.0 / framesPerSecond);

    public bool CanSeek => false;

    public bool IsLive => true;

    public bool KnowsFaces => false;

    public IFrameSource Open(TimeSpan from) => new StreamSource(StreamInput.Camera(device, width, height, framesPerSecond, inputFormat), width, height);
}
