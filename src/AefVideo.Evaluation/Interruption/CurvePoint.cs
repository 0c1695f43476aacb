namespace AefVideo.Evaluation.Interruption;

/// <summary>A point of the curve of success over strength.</summary>
/// <param name="Method">The treatment.</param>
/// <param name="Epsilon">The largest |δ| it was scaled to, in units of [-1,1] images.</param>
/// <param name="MinSr">SR of the generator that resists most.</param>
/// <param name="MeanSr">Mean over the generators of SR.</param>
public sealed record CurvePoint(string Method, double Epsilon, double? MinSr, double? MeanSr);
