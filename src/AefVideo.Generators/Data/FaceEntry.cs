namespace AefVideo.Generators.Data;

/// <summary>One picture that is to be read.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Identity">Number of the person, −1 where unknown.</param>
/// <param name="Labels">1 where it has an attribute, 0 where not; empty for data without labels.</param>
internal sealed record FaceEntry(string Name, string Path, int Identity, byte[] Labels);
