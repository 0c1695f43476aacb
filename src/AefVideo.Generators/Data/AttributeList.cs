namespace AefVideo.Generators.Data;

/// <summary>An attribute list as read, of either format.</summary>
/// <param name="Path">The file it was read from.</param>
/// <param name="Attributes">Names of the attributes.</param>
/// <param name="Rows">What is said of each picture, by file name.</param>
/// <param name="HasPartitions">Whether it tells training, validation and test pictures apart.</param>
internal sealed record AttributeList(string Path, IReadOnlyList<string> Attributes, IReadOnlyDictionary<string, AttributeRow> Rows, bool HasPartitions);
