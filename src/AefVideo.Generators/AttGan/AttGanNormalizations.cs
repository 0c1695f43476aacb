using AefVideo.Generators.Layers;
using static TorchSharp.torch;

namespace AefVideo.Generators.AttGan;

/// <summary>The layers and the words for <see cref="AttGanNormalization" />.</summary>
internal static class AttGanNormalizations
{
    private const string BatchName = "batchnorm";
    private const string InstanceName = "instancenorm";

    /// <summary>The authors' words.</summary>
    public static IReadOnlyList<string> Names { get; } = [BatchName, InstanceName];

    /// <summary>A new layer.</summary>
    public static nn.Module<Tensor, Tensor> Layer(this AttGanNormalization normalization, long channels) => normalization == AttGanNormalization.Instance
        ? new InstanceNormalization(channels, runningStatistics: false)
        : new BatchNormalization(channels);

    /// <summary>The authors' word for it.</summary>
    public static string Name(this AttGanNormalization normalization) => normalization == AttGanNormalization.Instance ? InstanceName : BatchName;

    /// <summary>What one of <see cref="Names" /> means.</summary>
    public static AttGanNormalization Parse(string name) => name == InstanceName ? AttGanNormalization.Instance : AttGanNormalization.Batch;
}
