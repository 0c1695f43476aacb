using System.Globalization;
using AefVideo.Core.Errors;
using TorchSharp;

namespace AefVideo.Protection.Refinement;

/// <summary>How a perturbation is refined for the people before the camera.</summary>
public sealed record RefinementOptions
{
    /// <summary>Share of the machine's processor time that refining may take on average, more than 0 and at most 1. One thread works, so what it takes never exceeds one core.</summary>
    public double Budget { get; init; } = 0.25;

    /// <summary>Crops that are kept to learn from; the oldest makes room.</summary>
    public int TrainingCrops { get; init; } = 24;

    /// <summary>Crops that are kept to judge candidates by.</summary>
    public int HeldOutCrops { get; init; } = 8;

    /// <summary>Least time from one crop to the next: neighbouring frames show the same.</summary>
    public TimeSpan CropInterval { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Crops in a step.</summary>
    public int BatchSize { get; init; } = 4;

    /// <summary>Steps between two looks at the held-out crops.</summary>
    public int StepsPerSlice { get; init; } = 8;

    /// <summary>α at first, in units of [−1,1] images. It is halved whenever several slices in a row bring nothing.</summary>
    public double StepSize { get; init; } = 0.002;

    /// <summary>How long “refine now” lifts the budget.</summary>
    public TimeSpan Burst { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where all randomness comes from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The type in which the generators compute; null for the one that this machine is faster at.</summary>
    public torch.ScalarType? ComputeType { get; init; }

    /// <summary>Refuses values that make no sense.</summary>
    /// <exception cref="UsageException">One does not.</exception>
    public void Require()
    {
        if (!(Budget is > 0 and <= 1)) throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--refine-budget is {100 * Budget:0.#}%; it must be more than 0% and at most 100%."));
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(TrainingCrops, BatchSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(HeldOutCrops, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(StepsPerSlice, 1);
    }
}
