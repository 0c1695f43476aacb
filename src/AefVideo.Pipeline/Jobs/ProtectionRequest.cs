using AefVideo.Faces;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sinks;
using AefVideo.Protection;

namespace AefVideo.Pipeline.Jobs;

/// <summary>What to protect, with what, and where to.</summary>
public sealed record ProtectionRequest
{
    /// <summary>Path of a video or picture.</summary>
    public required string Input { get; init; }

    /// <summary>What <see cref="MediaInspector" /> says of the video, where somebody has asked it already; null to have it asked.</summary>
    public MediaDescription? Description { get; init; }

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

    /// <summary>What the file may ask of the machine.</summary>
    public MediaLimits Limits { get; init; } = MediaLimits.Default;

    /// <summary>Threads of the decoder; null for as many as it likes. The encoder's are in <see cref="Encoder" />.</summary>
    public int? DecoderThreads { get; init; }

    /// <summary>In how many frames to look again for faces that are not followed; 0 for none.</summary>
    public int AuditFrames { get; init; }

    /// <summary>
    /// Asked once the video is known, and before anything large is allocated or started for it; the job goes on when the answer comes, and
    /// what it brings is disposed when the job has ended. So that whoever runs many jobs can bound their memory.
    /// </summary>
    public Func<MediaDescription, CancellationToken, ValueTask<IDisposable>>? Admission { get; init; }
}
