namespace AefVideo.Generators.Data;

/// <summary>What a folder offers before any picture is opened.</summary>
/// <param name="Layout">How the folder is arranged.</param>
/// <param name="Entries">The pictures, by ordinal name.</param>
/// <param name="Attributes">Names of the labels of each entry.</param>
/// <param name="Skipped">A sentence per picture, or group of pictures, that is left out.</param>
internal sealed record FaceListing(FaceDataLayout Layout, IReadOnlyList<FaceEntry> Entries, IReadOnlyList<string> Attributes, IReadOnlyList<string> Skipped);
