using AefVideo.Pipeline.Sinks;
using AefVideo.Preview.Rendering;
using AefVideo.Protection;
using TorchSharp;

namespace AefVideo.Preview;

/// <summary>What a preview shows, and how it begins.</summary>
public sealed record PreviewOptions
{
    /// <summary>Path of a clip or picture; <c>camera</c> or <c>camera:DEVICE</c>; <c>test</c> for the drawn test picture.</summary>
    public required string Source { get; init; }

    /// <summary>What protects.</summary>
    public required Perturbation Perturbation { get; init; }

    /// <summary>Files of generators; none for those that come with the program.</summary>
    public IReadOnlyList<string> GeneratorFiles { get; init; } = [];

    /// <summary>The generator that is shown first, by name; null for the first.</summary>
    public string? Generator { get; init; }

    /// <summary>Its edit; null for the first.</summary>
    public string? Edit { get; init; }

    /// <summary>Type in which generators compute; null for what this machine is faster at.</summary>
    public torch.ScalarType? ComputeType { get; init; }

    /// <summary>Cores for the generators; null for half of them, so that the picture stays fluent.</summary>
    public int? Threads { get; init; }

    /// <summary>What the window shows.</summary>
    public PreviewLayout Layout { get; init; }

    /// <summary>What split and difference compare.</summary>
    public ComparedPair Pair { get; init; }

    /// <summary>By how much differences are shown larger: 1 to 64; null for what suits the pair.</summary>
    public int? Gain { get; init; }

    /// <summary>Share of the perturbation that is added, 0 to 1.</summary>
    public float Strength { get; init; } = 1;

    /// <summary>Where the split stands, 0 to 1.</summary>
    public float Divider { get; init; } = 0.5f;

    /// <summary>Whether the panels show the face only.</summary>
    public bool IsZoomed { get; init; }

    /// <summary>Whether numbers stand beside the pictures.</summary>
    public bool ShowsNumbers { get; init; } = true;

    /// <summary>Whether there is anything but pictures.</summary>
    public bool ShowsInterface { get; init; } = true;

    /// <summary>Whether faces and their key points are marked.</summary>
    public bool ShowsFaces { get; init; } = true;

    /// <summary>Whether the keys are explained at first.</summary>
    public bool ShowsHelp { get; init; }

    /// <summary>Width of the window or view, in pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Height of the window or view, in pixels.</summary>
    public int Height { get; init; } = 720;

    /// <summary>Whether the window fills the screen.</summary>
    public bool IsFullScreen { get; init; }

    /// <summary>Pixels to a unit of the interface; 0 to follow the window's size and the screen.</summary>
    public float Scale { get; init; }

    /// <summary>Where playing begins, from the first frame.</summary>
    public TimeSpan From { get; init; }

    /// <summary>Seconds of footage in a second.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Whether the footage begins anew at its end.</summary>
    public bool IsLooping { get; init; } = true;

    /// <summary>Of the test picture, and of styles that an edit leaves to chance.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Shaders to use instead of those that come with the program; they are compiled anew when they change.</summary>
    public string? Shaders { get; init; }

    /// <summary>Goes through all layouts in this time, then ends.</summary>
    public TimeSpan? Tour { get; init; }

    /// <summary>Ends after so many frames.</summary>
    public long? Frames { get; init; }

    /// <summary>Frames a second without a window.</summary>
    public int FramesPerSecond { get; init; } = 25;

    /// <summary>Draws without a window, and saves the last frame here (PNG).</summary>
    public string? Snapshot { get; init; }

    /// <summary>Draws without a window, and records here.</summary>
    public string? Record { get; init; }

    /// <summary>How recordings are encoded, and whether existing files may be replaced.</summary>
    public EncoderSettings Encoder { get; init; } = new();

    /// <summary>Whether there is no window.</summary>
    public bool IsOffscreen => Snapshot is not null || Record is not null;
}
