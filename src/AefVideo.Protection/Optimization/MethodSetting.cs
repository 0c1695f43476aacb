namespace AefVideo.Protection.Optimization;

/// <summary>What a method may look at before the first iteration of a new run.</summary>
/// <param name="Ensemble">The generators.</param>
/// <param name="State">The state with δ₀; may be changed.</param>
/// <param name="Scenes">Pictures, and what the generators make of them.</param>
/// <param name="Edits">The generators' edits.</param>
/// <param name="Probe">Measures success rates.</param>
/// <param name="Pictures">Number of training pictures.</param>
/// <param name="Options">Constants.</param>
internal sealed record MethodSetting(Ensemble Ensemble, OptimizationState State, Scenes Scenes, EditTable Edits, SuccessProbe Probe, int Pictures, OptimizationOptions Options);
