using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Preview.Playback;

/// <summary>A video file.</summary>
internal sealed class ClipFootage(MediaDescription clip) : IFootage
{
    private const double UsualRate = 25;

    public string Title { get; } = Path.GetFileName(clip.Path);

    public PictureFormat Format => clip.Format;

    public QuarterTurn Rotation => clip.Rotation;

    public double PixelAspect => clip.SampleAspectRatio.Value;

    public TimeSpan Start => clip.VideoStartTime;

    public TimeSpan? Duration => clip.Duration > TimeSpan.Zero ? clip.Duration : null;

    public TimeSpan FrameInterval => TimeSpan.FromSeconds(1 / (clip.FrameRate is > 1 and < 1000 ? clip.FrameRate : UsualRate));

    public bool CanSeek => true;

    public bool IsLive => false;

    public bool KnowsFaces => false;

    // A preview shows what can be shown of a damaged file.
    public IFrameSource Open(TimeSpan from) => new FfmpegSource(clip, tolerateDamage: true, start: from > Start ? from : TimeSpan.Zero);
}
