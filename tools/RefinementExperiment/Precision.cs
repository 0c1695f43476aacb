using AefVideo.Generators.Training;
using static TorchSharp.torch;

namespace AefVideo.Tools.RefinementExperiment;

/// <summary>What the networks compute in.</summary>
internal static class Precision
{
    public static ScalarType Choose() => Environment.GetEnvironmentVariable("AEFVIDEO_PRECISION") switch
    {
        "float32" => ScalarType.Float32,
        "bfloat16" => ScalarType.BFloat16,
        _ => FastestType.Measure(),
    };
}
