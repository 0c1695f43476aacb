using AefVideo.Core.Errors;

namespace AefVideo.Protection.Optimization;

/// <summary>The improvements as the command line and the metadata call them.</summary>
public static class ImprovementNames
{
    private static readonly (string Name, Improvements Value)[] s_names =
    [
        ("bias-correction", Improvements.BiasCorrection),
        ("normalized-losses", Improvements.NormalizedLosses),
        ("metric-weights", Improvements.MetricWeights),
        ("masked-loss", Improvements.MaskedLoss),
        ("step-decay", Improvements.StepDecay),
        ("normalized-gradients", Improvements.NormalizedGradients),
        ("matched-clean", Improvements.MatchedClean),
        ("forgeries-only", Improvements.ForgeriesOnly),
        ("video-channel", Improvements.VideoChannel),
    ];

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = Array.ConvertAll(s_names, entry => entry.Name);

    /// <summary>Reads names separated by commas; "none" or nothing for none.</summary>
    /// <exception cref="UsageException">One is not known.</exception>
    public static Improvements Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = Improvements.None;
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (name == "none") continue;
            var entry = Array.Find(s_names, entry => entry.Name == name);
            if (entry.Name is null) throw new UsageException($"There is no improvement “{name}”; there are {string.Join(", ", All)}.");
            found |= entry.Value;
        }
        return found;
    }

    /// <summary>Names separated by commas; "none" for none.</summary>
    public static string Of(Improvements improvements) =>
        improvements == Improvements.None ? "none" : string.Join(',', s_names.Where(entry => improvements.HasFlag(entry.Value)).Select(entry => entry.Name));
}
