using System.Globalization;
using AefVideo.Generators.Checkpoints;

namespace AefVideo.Generators.StarGan;

/// <summary>A StarGAN or AttentionGAN generator's shape as its file says it, in the words of the authors' code.</summary>
internal static class StarGanMetadata
{
    public static Dictionary<string, string> Write(string network, StarGanOptions options) => new(StringComparer.Ordinal)
    {
        [NetworkMetadata.Network] = network,
        ["conv_dim"] = options.Width.ToString(CultureInfo.InvariantCulture),
        ["c_dim"] = options.Attributes.Count.ToString(CultureInfo.InvariantCulture),
        ["repeat_num"] = options.ResidualBlocks.ToString(CultureInfo.InvariantCulture),
        ["image_size"] = options.ImageSize.ToString(CultureInfo.InvariantCulture),
        ["attributes"] = string.Join(',', options.Attributes),
    };

    public static StarGanOptions Read(NetworkMetadata metadata, bool runningStatistics) => new()
    {
        Width = metadata.Number("conv_dim", 1, 1024),
        ResidualBlocks = metadata.Number("repeat_num", 1, 64),
        ImageSize = metadata.Number("image_size", 4, 4096),
        Attributes = metadata.List("attributes"),
        RunningStatistics = runningStatistics,
    };
}
