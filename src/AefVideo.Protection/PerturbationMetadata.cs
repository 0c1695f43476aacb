using System.Collections.ObjectModel;
using System.Globalization;
using AefVideo.Core.Errors;

namespace AefVideo.Protection;

/// <summary>
/// What a perturbation file says about itself: a map of strings, with names for the entries that AefVideo knows.
/// All are optional; an entry that is there must be of its kind.
/// </summary>
public sealed class PerturbationMetadata
{
    /// <summary>Entry of <see cref="Method" />.</summary>
    public const string MethodKey = "method";

    /// <summary>Entry of <see cref="Epsilon" />.</summary>
    public const string EpsilonKey = "epsilon";

    /// <summary>Entry of <see cref="ImageSize" />.</summary>
    public const string ImageSizeKey = "image_size";

    /// <summary>Entry of <see cref="Alignment" />.</summary>
    public const string AlignmentKey = "alignment";

    /// <summary>The alignment of CelebA's centre crops, which perturbations optimised on its layout are for; the name of the face aligner's template.</summary>
    public const string CelebAAlignment = "celeba-178";

    /// <summary>Entry of <see cref="ToolVersion" />.</summary>
    public const string ToolVersionKey = "tool_version";

    /// <summary>Entry of <see cref="TrainingSetFingerprint" />.</summary>
    public const string TrainingSetKey = "training_set";

    /// <summary>Start of the entries of <see cref="GeneratorFingerprints" />; the generator's name follows.</summary>
    public const string GeneratorPrefix = "generator.";

    /// <summary>Start of the entries of <see cref="SuccessRates" />; the generator's name follows.</summary>
    public const string SuccessRatePrefix = "sr.";

    /// <summary>Start of the entries of <see cref="MaskedDistances" />; the generator's name follows.</summary>
    public const string MaskedDistancePrefix = "l2mask.";

    /// <param name="entries">The map; copied.</param>
    /// <param name="file">Where it is from, for messages.</param>
    /// <exception cref="ModelException">An entry that must be a number is not.</exception>
    public PerturbationMetadata(IReadOnlyDictionary<string, string> entries, string file)
    {
        Entries = new ReadOnlyDictionary<string, string>(new Dictionary<string, string>(entries, StringComparer.Ordinal));
        Epsilon = Entries.TryGetValue(EpsilonKey, out var epsilon) ? (float)ReadNumber(EpsilonKey, epsilon, file) : null;
        ImageSize = Entries.TryGetValue(ImageSizeKey, out var size)
            ? int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? pixels : throw NotANumber(ImageSizeKey, size, file)
            : null;
        GeneratorFingerprints = Below(GeneratorPrefix, (_, value) => value);
        SuccessRates = Below(SuccessRatePrefix, (key, value) => ReadNumber(key, value, file));
        MaskedDistances = Below(MaskedDistancePrefix, (key, value) => ReadNumber(key, value, file));
    }

    /// <summary>Everything, as it stands in the file.</summary>
    public IReadOnlyDictionary<string, string> Entries { get; }

    /// <summary>How it was made: AEF, TSDF, random …</summary>
    public string? Method => Entries.GetValueOrDefault(MethodKey);

    /// <summary>The bound on every |δ|, in units of [-1,1] images.</summary>
    public float? Epsilon { get; }

    /// <summary>Side in pixels of the aligned pictures it was made on.</summary>
    public int? ImageSize { get; }

    /// <summary>The alignment template, in words or numbers.</summary>
    public string? Alignment => Entries.GetValueOrDefault(AlignmentKey);

    /// <summary>The version of the program that made it.</summary>
    public string? ToolVersion => Entries.GetValueOrDefault(ToolVersionKey);

    /// <summary>SHA-256 of the pictures it was optimised on.</summary>
    public string? TrainingSetFingerprint => Entries.GetValueOrDefault(TrainingSetKey);

    /// <summary>SHA-256 of the weights of each generator it was optimised against.</summary>
    public IReadOnlyDictionary<string, string> GeneratorFingerprints { get; }

    /// <summary>Share of successful interruptions per generator, 0 to 1.</summary>
    public IReadOnlyDictionary<string, double> SuccessRates { get; }

    /// <summary>Mean L2mask per generator.</summary>
    public IReadOnlyDictionary<string, double> MaskedDistances { get; }

    private static double ReadNumber(string key, string value, string file) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw NotANumber(key, value, file);

    private static ModelException NotANumber(string key, string value, string file) =>
        new($"The metadata “{key}” of {file} must be a number, and is “{(value.Length <= 40 ? value : string.Concat(value.AsSpan(0, 40), "…"))}”.");

    private ReadOnlyDictionary<string, T> Below<T>(string prefix, Func<string, string, T> read) =>
        Entries.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal) && entry.Key.Length > prefix.Length)
            .ToDictionary(entry => entry.Key[prefix.Length..], entry => read(entry.Key, entry.Value), StringComparer.Ordinal)
            .AsReadOnly();
}
