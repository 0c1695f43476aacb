using AefVideo.Core.Imaging;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Preview.Playback;

/// <summary>A picture: one frame, shown as long as wanted.</summary>
internal sealed class StillFootage(string title, Picture picture) : IFootage
{
    public string Title => title;

    public PictureFormat Format => picture.Format;

    public QuarterTurn Rotation => QuarterTurn.None;

    public double PixelAspect => 1;

    public TimeSpan Start => TimeSpan.Zero;

    public TimeSpan? Duration => TimeSpan.Zero;

    public TimeSpan FrameInterval => TimeSpan.FromSeconds(1);

    public bool CanSeek => false;

    public bool IsLive => false;

    public bool KnowsFaces => false;

    public IFrameSource Open(TimeSpan from) => new Source(picture);

    private sealed class Source(Picture picture) : IFrameSource
    {
        private bool _isGiven;

        public string Name => "read";

        public PictureFormat Format => picture.Format;

        public TimeBase TimeBase => new(1, 1);

        public ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
        {
            if (_isGiven) return ValueTask.FromResult(false);
            _isGiven = true;
            picture.CopyTo(frame.Picture);
            frame.Timestamp = 0;
            frame.Time = TimeSpan.Zero;
            return ValueTask.FromResult(true);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
