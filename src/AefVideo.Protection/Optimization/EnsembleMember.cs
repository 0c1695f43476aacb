using AefVideo.Generators;

namespace AefVideo.Protection.Optimization;

/// <summary>A generator of an ensemble.</summary>
/// <param name="Name">What it is called in tables and metadata, for example <c>stargan</c>; no two members of an ensemble have the same.</param>
/// <param name="Generator">The generator.</param>
public sealed record EnsembleMember(string Name, IGenerator Generator);
