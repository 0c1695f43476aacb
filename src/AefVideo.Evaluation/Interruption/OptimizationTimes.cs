using System.Globalization;
using AefVideo.Protection.Optimization;

namespace AefVideo.Evaluation.Interruption;

/// <summary>How long a perturbation took to make, and how soon it worked.</summary>
/// <param name="Method">The treatment's name.</param>
/// <param name="Iterations">Iterations of the optimiser.</param>
/// <param name="Seconds">From beginning to end, with what was measured meanwhile, on the machine that made it.</param>
/// <param name="SecondsToGoal">Until every generator was first seen interrupted in at least <see cref="Goal" /> of the measured pairs; null if it never was.</param>
public sealed record OptimizationTimes(string Method, long Iterations, double Seconds, double? SecondsToGoal)
{
    /// <summary>The success rate of the weakest generator that is waited for.</summary>
    public const float Goal = 0.9f;

    /// <summary>The times of a treatment; null where nothing tells.</summary>
    public static OptimizationTimes? Of(Treatment treatment)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        if (treatment is not { Trace: { } trace, Perturbation: { } perturbation } || trace.Rows.Count == 0) return null;
        if (!double.TryParse(perturbation.Metadata.Entries.GetValueOrDefault(PerturbationOptimizer.SecondsKey), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)) return null;
        // A row's rates are those before its steps.
        var reached = trace.Rows.FirstOrDefault(row => row.WasMeasured && row.SuccessRates.Where(rate => !float.IsNaN(rate)).Min() >= Goal);
        return new(treatment.Name, trace.Rows.Count, seconds, reached is null ? null : seconds * reached.Iteration / trace.Rows.Count);
    }
}
