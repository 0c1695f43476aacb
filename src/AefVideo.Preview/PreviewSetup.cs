using AefVideo.Faces;
using AefVideo.Pipeline.Sinks;
using AefVideo.Preview.Forging;
using AefVideo.Preview.Playback;
using AefVideo.Protection;

namespace AefVideo.Preview;

/// <summary>All that a session needs from outside.</summary>
internal sealed record PreviewSetup
{
    /// <summary>What is shown.</summary>
    public required IFootage Footage { get; init; }

    /// <summary>Finds faces, where the footage does not know them; stays the caller's.</summary>
    public IFaceDetector? Detector { get; init; }

    /// <summary>What protects.</summary>
    public required Perturbation Perturbation { get; init; }

    /// <summary>At least one; stay the caller's.</summary>
    public required IReadOnlyList<IFaceForger> Forgers { get; init; }

    /// <summary>Where the shaders are.</summary>
    public required string Shaders { get; init; }

    /// <summary>Whether to look out for changed shaders.</summary>
    public bool WatchesShaders { get; init; }

    /// <summary>Where and how playing begins.</summary>
    public PlayerOptions Playing { get; init; } = new();

    /// <summary>What time it is.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether somebody waits for every frame that is due, so that the clock may not be held back.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether only what is the same on every machine is shown: no times, rates and drivers.</summary>
    public bool HidesTimings { get; init; }

    /// <summary>Where snapshots and recordings go.</summary>
    public string OutputFolder { get; init; } = ".";

    /// <summary>How recordings are encoded.</summary>
    public EncoderSettings Encoder { get; init; } = new();
}
