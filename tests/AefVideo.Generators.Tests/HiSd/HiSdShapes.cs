using AefVideo.Generators.HiSd;

namespace AefVideo.Generators.Tests.HiSd;

/// <summary>Networks small enough for tests.</summary>
internal static class HiSdShapes
{
    public static HiSdOptions Tiny { get; } = new()
    {
        EncoderChannels = [8, 12, 16],
        DecoderChannels = [16, 12, 8],
        TranslatorChannels = [8, 8],
        ExtractorChannels = [6, 8, 10],
        DiscriminatorChannels = [6, 8, 10],
        SharedMapperChannels = [8, 8],
        OwnMapperChannels = [8, 8],
        StyleDimension = 8,
        NoiseDimension = 4,
        ImageSize = 32,
    };
}
