using System.Globalization;
using AefVideo.Core.Errors;
using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>How a perturbation is optimised. The defaults are AEF's (arXiv 2605.00443); every method has its own in <see cref="Method.Defaults" />.</summary>
public sealed record OptimizationOptions
{
    /// <summary>ε, the bound on every |δ|, in units of [-1,1] images.</summary>
    public double Epsilon { get; init; } = 0.05;

    /// <summary>α, how far a step moves each element of δ, in the same units.</summary>
    public double StepSize { get; init; } = 0.001;

    /// <summary>How often all pictures are gone through.</summary>
    public int Passes { get; init; } = 30;

    /// <summary>Pictures of a batch.</summary>
    public int BatchSize { get; init; } = 8;

    /// <summary>Steps on the features before each step on the forged pictures.</summary>
    public int FeatureSteps { get; init; } = 3;

    /// <summary>Share of the features in the loss on the forged pictures, 0 to 1.</summary>
    public double FeatureWeight { get; init; } = 0.3;

    /// <summary>Decay of the moving average of the losses.</summary>
    public double Decay { get; init; } = 0.9;

    /// <summary>Temperature of the softmax that makes weights of them.</summary>
    public double Temperature { get; init; } = 0.1;

    /// <summary>Share of the former gradient that is added to the next.</summary>
    public double Momentum { get; init; } = 0.8;

    /// <summary>Input diversity: probability that a step sees the pictures resized and moved. 0 turns it off.</summary>
    public double Diversity { get; init; } = 0.5;

    /// <summary>For <see cref="Improvements.MaskedLoss" /> and <see cref="Improvements.MetricWeights" />: from which multiple of the success threshold on a picture counts as done.</summary>
    public double Margin { get; init; } = 2;

    /// <summary>Trials in methods that search for constants (CMUA's scales); 0 for none.</summary>
    public int SearchTrials { get; init; } = 20;

    /// <summary>What departs from the paper.</summary>
    public Improvements Improvements { get; init; }

    /// <summary>Where all randomness comes from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The type in which the generators compute; δ, losses and gradients are float32 always.</summary>
    public ScalarType ComputeType { get; init; } = ScalarType.Float32;

    /// <summary>How much memory clean results may take, in bytes; what does not fit is computed anew each time, to the same bits.</summary>
    public long MemoryForCleanResults { get; init; } = 2L << 30;

    /// <summary>Whether an improvement is asked for.</summary>
    public bool Has(Improvements improvement) => Improvements.HasFlag(improvement);

    /// <summary>All that the result depends on, as text: for metadata, and to tell whether a checkpoint is of the same run.</summary>
    public IReadOnlyDictionary<string, string> Describe() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["epsilon"] = Text(Epsilon),
        ["step"] = Text(StepSize),
        ["passes"] = Passes.ToString(CultureInfo.InvariantCulture),
        ["batch"] = BatchSize.ToString(CultureInfo.InvariantCulture),
        ["feature_steps"] = (Has(Improvements.ForgeriesOnly) ? 0 : FeatureSteps).ToString(CultureInfo.InvariantCulture),
        ["feature_weight"] = Text(FeatureWeight),
        ["decay"] = Text(Decay),
        ["temperature"] = Text(Temperature),
        ["momentum"] = Text(Momentum),
        ["diversity"] = Text(Diversity),
        ["margin"] = Text(Margin),
        ["search_trials"] = SearchTrials.ToString(CultureInfo.InvariantCulture),
        ["with"] = ImprovementNames.Of(Improvements),
        ["seed"] = Seed.ToString(CultureInfo.InvariantCulture),
        ["precision"] = ComputeType == ScalarType.BFloat16 ? "bfloat16" : "float32",
    };

    /// <summary>Refuses values that make no sense.</summary>
    /// <exception cref="UsageException">One does not.</exception>
    public void Require()
    {
        Within("epsilon", Epsilon, 1e-6, Perturbation.MaximumEpsilon);
        Within("step", StepSize, 1e-7, 1);
        Within("passes", Passes, 1, 100_000);
        Within("batch", BatchSize, 1, 4096);
        Within("feature-steps", FeatureSteps, 0, 1000);
        Within("feature-weight", FeatureWeight, 0, 1);
        Within("decay", Decay, 0, 0.999999);
        Within("temperature", Temperature, 1e-6, 1e6);
        Within("momentum", Momentum, 0, 0.999999);
        Within("diversity", Diversity, 0, 1);
        Within("margin", Margin, 1, 1000);
        Within("search-trials", SearchTrials, 0, 10_000);
        if (ComputeType is not (ScalarType.Float32 or ScalarType.BFloat16)) throw new UsageException($"Generators compute in float32 or bfloat16, not in {ComputeType}.");
    }

    private static void Within(string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most)) throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--{name} is {value}; it must lie between {least} and {most}."));
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
