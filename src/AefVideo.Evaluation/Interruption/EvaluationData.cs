using AefVideo.Generators.Data;

namespace AefVideo.Evaluation.Interruption;

/// <summary>Faces to measure on.</summary>
/// <param name="Name">What they are called in tables, for example <c>celeba</c>.</param>
/// <param name="Faces">The pictures; stay the caller's.</param>
public sealed record EvaluationData(string Name, FaceDataset Faces);
