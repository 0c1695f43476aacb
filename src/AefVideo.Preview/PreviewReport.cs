namespace AefVideo.Preview;

/// <summary>What a preview did.</summary>
public sealed record PreviewReport
{
    /// <summary>What was shown.</summary>
    public required string Source { get; init; }

    /// <summary>Whether there was no window.</summary>
    public required bool Offscreen { get; init; }

    /// <summary>The graphics driver.</summary>
    public required string Renderer { get; init; }

    /// <summary>Frames drawn.</summary>
    public required long Frames { get; init; }

    /// <summary>How long it ran.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Faces that the chosen generator and edit have forged.</summary>
    public required int ForgedFaces { get; init; }

    /// <summary>SR of the chosen generator and edit so far, 0 to 1; null where nothing was to interrupt.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>Mean L2mask of the same; null where nothing was to interrupt.</summary>
    public double? L2Mask { get; init; }

    /// <summary>PSNR of the aligned protected face that was measured last, in dB; null where there was none or nothing was added.</summary>
    public double? FacePsnr { get; init; }

    /// <summary>Where the last frame was saved.</summary>
    public string? Snapshot { get; init; }

    /// <summary>Where it was recorded.</summary>
    public string? Record { get; init; }
}
