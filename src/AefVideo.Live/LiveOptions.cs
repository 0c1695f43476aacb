using AefVideo.Dashboard;
using AefVideo.Faces;
using AefVideo.Pipeline.Sinks;
using AefVideo.Protection;
using AefVideo.Protection.Refinement;

namespace AefVideo.Live;

/// <summary>What a live run does.</summary>
public sealed record LiveOptions
{
    /// <summary>A file, an address, <c>camera</c>, <c>camera:DEVICE</c> or <c>test</c>.</summary>
    public required string Source { get; init; }

    /// <summary>ffmpeg's name of the kind of source, where it is not to be guessed.</summary>
    public string? InputFormat { get; init; }

    /// <summary>What a camera is asked for, such as "mjpeg"; null for the best fit.</summary>
    public string? PixelFormat { get; init; }

    /// <summary>Of the picture; null for 1280×720, or the file's own size.</summary>
    public (int Width, int Height)? Size { get; init; }

    /// <summary>Frames a second that a camera is asked for.</summary>
    public int Rate { get; init; } = 30;

    /// <summary>Whether a file is played at its own pace, as if it were a camera; otherwise as fast as its frames can be worked on, every one of them.</summary>
    public bool IsRealtime { get; init; } = true;

    /// <summary>Whether a file begins anew at its end.</summary>
    public bool IsLooping { get; init; }

    /// <summary>Ends the run after this time; null for never.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Where the pictures go.</summary>
    public IReadOnlyList<StreamTarget> Outputs { get; init; } = [];

    /// <summary>The page; null for none.</summary>
    public DashboardOptions? Page { get; init; }

    /// <summary>How streams are encoded, and whether files may be replaced.</summary>
    public EncoderSettings Encoder { get; init; } = new();

    /// <summary>What is added to faces.</summary>
    public required Perturbation Perturbation { get; init; }

    /// <summary>Share of it that is added, 0 to 1.</summary>
    public float Strength { get; init; } = 1;

    /// <summary>How faces are followed.</summary>
    public FaceTrackerOptions Tracking { get; init; } = new();

    /// <summary>Looks for small faces, too: several times the work.</summary>
    public bool SmallFaces { get; init; }

    /// <summary>What is shown in place of a picture that could not be protected.</summary>
    public GapPolicy OnGap { get; init; }

    /// <summary>Sound to go along; null for none.</summary>
    public SoundChoice? Sound { get; init; }

    /// <summary>How much later sound comes than it was heard; negative where the device itself is late.</summary>
    public TimeSpan SoundDelay { get; init; }

    /// <summary>Whether the perturbation is refined.</summary>
    public RefineChoice Refine { get; init; }

    /// <summary>How.</summary>
    public RefinementOptions Refinement { get; init; } = new();

    /// <summary>Where the refined perturbation is saved at the end; null for nowhere.</summary>
    public string? SaveRefined { get; init; }
}
