using AefVideo.Protection.Optimization;

namespace AefVideo.Protection.Refinement;

/// <summary>How a refinement stands at one moment. Never changes.</summary>
/// <param name="State">What it does.</param>
/// <param name="Iterations">AEF steps taken.</param>
/// <param name="Candidates">Candidates judged.</param>
/// <param name="Publications">Of these, how many were better and were published.</param>
/// <param name="TrainingCrops">Crops that it learns from.</param>
/// <param name="HeldOutCrops">Crops that it judges by.</param>
/// <param name="Names">The generators, in the ensemble's order.</param>
/// <param name="Weights">How much each counts, summing to 1.</param>
/// <param name="Start">What the perturbation it began with does on the held-out crops; empty before the first look.</param>
/// <param name="Current">What the perturbation in use does on them; empty before the first look.</param>
/// <param name="ProcessorTime">Processor time taken so far.</param>
/// <param name="ProcessorShare">Share of the machine's processor time taken lately, 0 to 1.</param>
/// <param name="Fault">What stopped it, in a sentence; null where nothing did.</param>
public sealed record RefinementSnapshot(
    RefinementState State, long Iterations, int Candidates, int Publications, int TrainingCrops, int HeldOutCrops, IReadOnlyList<string> Names, IReadOnlyList<double> Weights,
    IReadOnlyList<MemberScore> Start, IReadOnlyList<MemberScore> Current, TimeSpan ProcessorTime, double ProcessorShare, string? Fault);
