using AefVideo.Generators;
using AefVideo.Generators.AttentionGan;
using AefVideo.Generators.AttGan;
using AefVideo.Generators.Checkpoints;
using AefVideo.Generators.HiSd;
using AefVideo.Generators.StarGan;
using AefVideo.Protection.Optimization;
using AefVideo.Tests;
using static TorchSharp.torch;

namespace AefVideo.Protection.Tests.Equilibrium;

/// <summary>The four small networks of the golden trace, in its order. It was made with AttGAN's shortcut 1 and injection 0, and HiSD's second tag, Eyeglasses.</summary>
internal static class GoldenEnsemble
{
    public const string Tag = "Eyeglasses";

    private static readonly StarGanOptions s_translator = new() { Width = 8, ResidualBlocks = 3, ImageSize = 64 };

    public static Ensemble Open() => new(
    [
        new LabelTranslatorForger(GeneratorFamily.StarGan, Loaded(new StarGanGenerator(s_translator), "stargan_generator"), "golden"),
        new LabelTranslatorForger(GeneratorFamily.AttentionGan, Loaded(new AttentionGanGenerator(s_translator), "attentiongan_generator"), "golden"),
        new AttGanForger(Loaded(new AttGanGenerator(new AttGanOptions { EncoderWidth = 8, DecoderWidth = 8, ImageSize = 64 }), "attgan_generator_shortcut1_inject0"), "golden"),
        new HiSdForger(Loaded(new HiSdGenerator(HiSd), "hisd_generator"), "golden"),
    ]);

    private static HiSdOptions HiSd { get; } = new()
    {
        Tags = [HiSdTag.Presence("Bangs"), HiSdTag.Presence(Tag)],
        EncoderChannels = [8, 16, 32],
        DecoderChannels = [32, 16, 8],
        TranslatorChannels = [8, 8, 8, 8],
        ExtractorChannels = [8, 16, 32],
        SharedMapperChannels = [16, 16],
        OwnMapperChannels = [16, 16],
        StyleDimension = 16,
        NoiseDimension = 8,
        ImageSize = 64,
    };

    private static TNetwork Loaded<TNetwork>(TNetwork network, string name)
        where TNetwork : nn.Module
    {
        const string Prefix = "state.";
        using var file = TensorFile.Read(SharedFiles.Require("reference", "golden", name + ".safetensors"));
        network.load_state_dict(file.Tensors.Where(named => named.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(named => named.Key[Prefix.Length..], named => named.Value));
        return network;
    }
}
