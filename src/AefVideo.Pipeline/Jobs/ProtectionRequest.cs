using AefVideo.Faces;
using AefVideo.Pipeline.Sinks;
using AefVideo.Protection;

namespace AefVideo.Pipeline.Jobs;

/// <summary>What to protect, with what, and where to.</summary>
public sealed record ProtectionRequest
{
    /// <summary>Path of a video or picture.</summary>
    public required string Input { get; init; }

    /// <summary>Path of the protected one; its extension chooses the container or picture format.</summary>
    public required string Output { get; init; }

    /// <summary>What is added to the faces.</summary>
    public required Perturbation Perturbation { get; init; }

    /// <summary>Share of the perturbation that is added, 0 to 1.</summary>
    public float Strength { get; init; } = 1;

    /// <summary>How a video is encoded, and whether an existing output may be replaced.</summary>
    public EncoderSettings Encoder { get; init; } = new();

    /// <summary>How faces are followed. The rotation is taken from the video.</summary>
    public FaceTrackerOptions Tracking { get; init; } = new();

    /// <summary>Looks for small faces too, in tiles of the picture: several times the work of detection.</summary>
    public bool SmallFaces { get; init; }

    /// <summary>Goes on where the input is damaged, instead of failing.</summary>
    public bool TolerateDamage { get; init; }
}
