using System.Globalization;
using AefVideo.Generators.Checkpoints;

namespace AefVideo.Generators.AttGan;

/// <summary>An AttGAN generator's shape as its file says it, in the words of the authors' code.</summary>
internal static class AttGanMetadata
{
    public const string NetworkName = "attgan_generator";

    public static Dictionary<string, string> Write(AttGanOptions options) => new(StringComparer.Ordinal)
    {
        [NetworkMetadata.Network] = NetworkName,
        ["enc_dim"] = Text(options.EncoderWidth),
        ["dec_dim"] = Text(options.DecoderWidth),
        ["layers"] = Text(options.Layers),
        ["n_attrs"] = Text(options.Attributes.Count),
        ["shortcut_layers"] = Text(options.ShortcutLayers),
        ["inject_layers"] = Text(options.InjectLayers),
        ["image_size"] = Text(options.ImageSize),
        ["attributes"] = string.Join(',', options.Attributes),
    };

    public static AttGanOptions Read(NetworkMetadata metadata) => new()
    {
        EncoderWidth = metadata.Number("enc_dim", 1, AttGanOptions.WidestLayer),
        DecoderWidth = metadata.Number("dec_dim", 1, AttGanOptions.WidestLayer),
        Layers = metadata.Number("layers", 1, 10),
        ShortcutLayers = metadata.Number("shortcut_layers", 0, 10),
        InjectLayers = metadata.Number("inject_layers", 0, 10),
        ImageSize = metadata.Number("image_size", 4, 4096),
        Attributes = metadata.List("attributes"),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
