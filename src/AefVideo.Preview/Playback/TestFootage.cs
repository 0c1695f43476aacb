using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Preview.Playback;

/// <summary>The test picture: see <see cref="TestPictureSource" />.</summary>
internal sealed class TestFootage(PictureFormat format, int seed, TimeSpan duration) : IFootage
{
    /// <summary>Frames a second.</summary>
    public const int FramesPerSecond = 25;

    public string Title { get; } = $"test picture {seed}";

    public PictureFormat Format => format;

    public QuarterTurn Rotation => QuarterTurn.None;

    public double PixelAspect => 1;

    public TimeSpan Start => TimeSpan.Zero;

    public TimeSpan? Duration => duration;

    public TimeSpan FrameInterval => TimeSpan.FromSeconds(1.0 / FramesPerSecond);

    public bool CanSeek => true;

    public bool IsLive => false;

    public bool KnowsFaces => true;

    public IFrameSource Open(TimeSpan from) => new TestPictureSource(format, seed, (long)Math.Ceiling(from.TotalSeconds * FramesPerSecond), (long)(duration.TotalSeconds * FramesPerSecond));
}
