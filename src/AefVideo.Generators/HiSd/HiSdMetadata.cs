using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;

namespace AefVideo.Generators.HiSd;

/// <summary>
/// A HiSD generator's shape as its file says it. Channels are numbers separated by commas; tags are separated by semicolons, each
/// <c>Name(attribute:Label,…)</c>, with an exclamation mark before a label that must not be there.
/// </summary>
internal static class HiSdMetadata
{
    public const string NetworkName = "hisd_generator";

    private const string Conditions = "conditions";
    private const string Tags = "tags";

    public static Dictionary<string, string> Write(HiSdOptions options) => new(StringComparer.Ordinal)
    {
        [NetworkMetadata.Network] = NetworkName,
        ["encoder"] = Text(options.EncoderChannels),
        ["decoder"] = Text(options.DecoderChannels),
        ["translators"] = Text(options.TranslatorChannels),
        ["extractors"] = Text(options.ExtractorChannels),
        ["mapper_pre"] = Text(options.SharedMapperChannels),
        ["mapper_post"] = Text(options.OwnMapperChannels),
        ["style_dim"] = options.StyleDimension.ToString(CultureInfo.InvariantCulture),
        ["noise_dim"] = options.NoiseDimension.ToString(CultureInfo.InvariantCulture),
        ["image_size"] = options.ImageSize.ToString(CultureInfo.InvariantCulture),
        [Tags] = string.Join(';', options.Tags.Select(tag => $"{tag.Name}({string.Join(',', tag.Attributes.Select(Text))})")),
        [Conditions] = string.Join(';', options.Tags.Select(tag => string.Join(',', tag.Conditions))),
    };

    public static HiSdOptions Read(NetworkMetadata metadata) => new()
    {
        EncoderChannels = Channels(metadata, "encoder"),
        DecoderChannels = Channels(metadata, "decoder"),
        TranslatorChannels = Channels(metadata, "translators"),
        ExtractorChannels = Channels(metadata, "extractors"),
        SharedMapperChannels = Channels(metadata, "mapper_pre"),
        OwnMapperChannels = Channels(metadata, "mapper_post"),
        StyleDimension = metadata.Number("style_dim", 1, HiSdOptions.WidestLayer),
        NoiseDimension = metadata.Number("noise_dim", 1, HiSdOptions.WidestLayer),
        ImageSize = metadata.Number("image_size", 4, 4096),
        Tags = ReadTags(metadata),
    };

    private static string Text(IReadOnlyList<int> channels) => string.Join(',', channels.Select(width => width.ToString(CultureInfo.InvariantCulture)));

    private static string Text(HiSdChoice attribute) => $"{attribute.Name}:{(attribute.IsPresent ? "" : "!")}{attribute.Label}";

    private static int[] Channels(NetworkMetadata metadata, string key) =>
        [.. metadata.Text(key).Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width is > 0 and <= HiSdOptions.WidestLayer ? width : throw Wrong(metadata, key))];

    private static HiSdTag[] ReadTags(NetworkMetadata metadata)
    {
        HiSdTag[] tags = [.. metadata.Text(Tags).Split(';').Select(tag => ReadTag(metadata, tag))];
        var conditions = metadata.Text(Conditions).Split(';');
        if (conditions.Length != tags.Length) throw Wrong(metadata, Conditions);
        return [.. tags.Zip(conditions, (tag, names) => tag with { Conditions = names.Split(',', StringSplitOptions.RemoveEmptyEntries) })];
    }

    private static HiSdTag ReadTag(NetworkMetadata metadata, string text)
    {
        var parts = text.Split('(');
        if (parts.Length != 2 || !parts[1].EndsWith(')')) throw Wrong(metadata, Tags);
        var attributes = parts[1][..^1].Split(',').Select(attribute => attribute.Split(':')).ToArray();
        if (attributes.Length < 2 || attributes.Any(pair => pair.Length != 2 || pair[1].TrimStart('!').Length == 0)) throw Wrong(metadata, Tags);
        return new(parts[0], [.. attributes.Select(pair => new HiSdChoice(pair[0], pair[1].TrimStart('!'), !pair[1].StartsWith('!')))], []);
    }

    private static ModelException Wrong(NetworkMetadata metadata, string key) => new($"The weights say “{key}” is “{metadata.Text(key)}”, which makes no sense for HiSD.");
}
