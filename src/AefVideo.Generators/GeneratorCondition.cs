using static TorchSharp.torch;

namespace AefVideo.Generators;

/// <summary>What a generator is asked for, made definite for one batch.</summary>
/// <param name="Values">[N, labels] for label-conditioned generators, [N, style] for HiSD; float32.</param>
/// <param name="Tag">Which of HiSD's translators is asked; 0 for the others.</param>
public readonly record struct GeneratorCondition(Tensor Values, int Tag = 0);
