namespace AefVideo.Batch.Clips;

/// <summary>What an input holds.</summary>
/// <param name="Root">Full path of the folder that names are relative to.</param>
/// <param name="IsFaceForensics">Whether it is a FaceForensics++ tree.</param>
/// <param name="Clips">To be worked on, ordered by name.</param>
/// <param name="LeftOut">What is not, and may surprise: other kinds of files are not listed.</param>
/// <param name="Filtered">How many clips the filters left out.</param>
public sealed record FoundClips(string Root, bool IsFaceForensics, IReadOnlyList<Clip> Clips, IReadOnlyList<LeftOut> LeftOut, int Filtered);
