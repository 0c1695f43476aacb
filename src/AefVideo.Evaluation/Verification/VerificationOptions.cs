using AefVideo.Evaluation.Interruption;
using AefVideo.Pipeline.Media;

namespace AefVideo.Evaluation.Verification;

/// <summary>How a protected file is verified.</summary>
public sealed record VerificationOptions
{
    /// <summary>Frames to look at, spread evenly over each video.</summary>
    public int Frames { get; init; } = 24;

    /// <summary>Look at every so manieth frame instead; null for <see cref="Frames" />.</summary>
    public int? Every { get; init; }

    /// <summary>Look for small faces too, tile by tile.</summary>
    public bool SmallFaces { get; init; }

    /// <summary>Side of the aligned crops in pixels; null for the largest that one of the generators was trained on.</summary>
    public int? CropSize { get; init; }

    /// <summary>Conceal damaged places of the files instead of stopping at the first.</summary>
    public bool TolerateDamage { get; init; }

    /// <summary>What the files may ask of the machine.</summary>
    public MediaLimits Limits { get; init; } = MediaLimits.Default;

    /// <summary>Draw faces and forgeries.</summary>
    public bool DrawsStrip { get; init; }

    /// <summary>How forgeries are measured. Curves are not drawn here.</summary>
    public EvaluationOptions Measuring { get; init; } = new();
}
