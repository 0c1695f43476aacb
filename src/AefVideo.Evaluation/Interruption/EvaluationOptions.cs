using static TorchSharp.torch;

namespace AefVideo.Evaluation.Interruption;

/// <summary>How interruptions are measured.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Pictures that go through a generator together.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>
    /// How far to the right and down the forger cuts the faces out, in pixels of the cut: protected and clean ones alike, as one who finds them by himself would. 0 for where δ was put to the pixel, as papers measure;
    /// 0.5 for between the pixels.
    /// </summary>
    public double Aside { get; init; }

    /// <summary>Chooses HiSD's styles and the bootstrap's samples.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many samples the bootstrap draws.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>ε of the curve's points, in units of [-1,1] images; empty for no curve.</summary>
    public IReadOnlyList<double> CurveEpsilons { get; init; } = [0.01, 0.02, 0.03, 0.04, 0.05];

    /// <summary>How many pictures of the first data set the curve is measured on, one edit of each generator per picture.</summary>
    public int CurvePictures { get; init; } = 64;

    /// <summary>The type in which the generators compute.</summary>
    public ScalarType ComputeType { get; init; } = ScalarType.Float32;
}
