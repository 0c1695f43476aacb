using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Preview.Playback;

/// <summary>What is shown: a clip, a picture, a camera or the test picture.</summary>
internal interface IFootage
{
    /// <summary>What to call it.</summary>
    string Title { get; }

    /// <summary>Of every frame.</summary>
    PictureFormat Format { get; }

    /// <summary>How players turn it.</summary>
    QuarterTurn Rotation { get; }

    /// <summary>Width to height of a stored pixel; 0 where it is not known.</summary>
    double PixelAspect { get; }

    /// <summary>Time of the first frame.</summary>
    TimeSpan Start { get; }

    /// <summary>From the first frame to the end of the last; null where it does not end.</summary>
    TimeSpan? Duration { get; }

    /// <summary>From one frame to the next.</summary>
    TimeSpan FrameInterval { get; }

    /// <summary>Whether it can be begun anywhere.</summary>
    bool CanSeek { get; }

    /// <summary>Whether it comes at its own pace, so that late frames are let go.</summary>
    bool IsLive { get; }

    /// <summary>Whether its frames come with their faces, so that nobody need look for them.</summary>
    bool KnowsFaces { get; }

    /// <summary>Begins.</summary>
    /// <param name="from">Frames may begin earlier; those before are let go.</param>
    IFrameSource Open(TimeSpan from);
}
