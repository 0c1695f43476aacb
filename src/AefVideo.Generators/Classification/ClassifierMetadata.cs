using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Generators.Checkpoints;

namespace AefVideo.Generators.Classification;

/// <summary>What a classifier's file says about it.</summary>
internal static class ClassifierMetadata
{
    /// <summary>Metadata: for each attribute the logit above which a picture is said to have it.</summary>
    public const string Thresholds = "thresholds";

    private const string Name = "attribute_classifier";
    private const int LargestSize = 1024;
    private const int WidestStage = 4096;
    private const int MostBlocks = 64;

    /// <summary>A shape as metadata.</summary>
    public static IReadOnlyDictionary<string, string> Write(AttributeClassifierOptions options) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [NetworkMetadata.Network] = Name,
        ["attributes"] = string.Join(',', options.Attributes),
        ["working_size"] = options.WorkingSize.ToString(CultureInfo.InvariantCulture),
        ["widths"] = string.Join(',', options.Widths.Select(width => width.ToString(CultureInfo.InvariantCulture))),
        ["blocks_per_stage"] = options.BlocksPerStage.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The shape that metadata tell.</summary>
    /// <exception cref="ModelException">They are not a classifier's, or make no sense.</exception>
    public static AttributeClassifierOptions Read(string fileName, IReadOnlyDictionary<string, string> values)
    {
        var metadata = new NetworkMetadata(fileName, values);
        if (metadata.Text(NetworkMetadata.Network) is var network && network != Name) throw new ModelException($"{fileName} holds a network called “{network}”, not an attribute classifier.");
        var options = new AttributeClassifierOptions
        {
            Attributes = metadata.List("attributes"),
            WorkingSize = metadata.Number("working_size", 8, LargestSize),
            Widths = [.. metadata.Text("widths").Split(',').Select(part => Width(fileName, part))],
            BlocksPerStage = metadata.Number("blocks_per_stage", 1, MostBlocks),
        };
        if (options.WorkingSize >> options.Widths.Count == 0) throw new ModelException($"{fileName} has more stages than its working size of {options.WorkingSize} pixels allows.");
        return options;
    }

    /// <summary>The thresholds that metadata tell.</summary>
    /// <exception cref="ModelException">There are none, or not one for each attribute.</exception>
    public static float[] ReadThresholds(string fileName, IReadOnlyDictionary<string, string> values, int count)
    {
        if (!values.TryGetValue(Thresholds, out var text)) throw new ModelException($"{fileName} holds no thresholds; a classifier is calibrated before it judges.");
        var thresholds = new List<float>();
        foreach (var part in text.Split(','))
        {
            if (!float.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var threshold) || !float.IsFinite(threshold))
                throw new ModelException($"{fileName} is damaged: its threshold “{part}” is not a number.");
            thresholds.Add(threshold);
        }
        return thresholds.Count == count ? [.. thresholds] : throw new ModelException($"{fileName} is damaged: it has {thresholds.Count} thresholds for {count} attributes.");
    }

    private static int Width(string fileName, string part) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width is > 0 and <= WidestStage
            ? width
            : throw new ModelException($"{fileName} says a stage is “{part}” channels wide; it must be a whole number from 1 to {WidestStage}.");
}
