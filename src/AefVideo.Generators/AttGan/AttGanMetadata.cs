using System.Globalization;
using AefVideo.Generators.Checkpoints;

namespace AefVideo.Generators.AttGan;

/// <summary>An AttGAN generator's shape as its file says it, in the words of the authors' code.</summary>
internal static class AttGanMetadata
{
    public const string NetworkName = "attgan_generator";
    private const string EncoderNormalization = "enc_norm";
    private const string DecoderNormalization = "dec_norm";

    public static Dictionary<string, string> Write(AttGanOptions options) => new(StringComparer.Ordinal)
    {
        [NetworkMetadata.Network] = NetworkName,
        ["enc_dim"] = Text(options.EncoderWidth),
        ["dec_dim"] = Text(options.DecoderWidth),
        ["layers"] = Text(options.Layers),
        ["n_attrs"] = Text(options.Attributes.Count),
        ["shortcut_layers"] = Text(options.ShortcutLayers),
        ["inject_layers"] = Text(options.InjectLayers),
        [EncoderNormalization] = options.EncoderNormalization.Name(),
        [DecoderNormalization] = options.DecoderNormalization.Name(),
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
        EncoderNormalization = Normalization(metadata, EncoderNormalization),
        DecoderNormalization = Normalization(metadata, DecoderNormalization),
        ImageSize = metadata.Number("image_size", 4, 4096),
        Attributes = metadata.List("attributes"),
    };

    // Files written before there was a choice do not say.
    private static AttGanNormalization Normalization(NetworkMetadata metadata, string key) =>
        metadata.Has(key) ? AttGanNormalizations.Parse(metadata.OneOf(key, AttGanNormalizations.Names)) : AttGanNormalization.Batch;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
