namespace AefVideo.Protection.Optimization;

/// <summary>How well a perturbation interrupts one generator.</summary>
/// <param name="Name">The generator.</param>
/// <param name="SuccessRate">Share of pairs of picture and edit that are interrupted, 0 to 1; null where there is nothing to interrupt.</param>
/// <param name="MaskedDistance">Mean L2mask over the pairs; null likewise.</param>
/// <param name="Pairs">Pairs that count.</param>
/// <param name="NothingToInterrupt">Pairs left out because the clean edit changed too little to make a mask.</param>
public sealed record MemberScore(string Name, double? SuccessRate, double? MaskedDistance, int Pairs, int NothingToInterrupt);
