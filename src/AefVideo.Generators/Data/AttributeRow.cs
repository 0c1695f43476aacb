namespace AefVideo.Generators.Data;

/// <summary>What an attribute list says of one picture.</summary>
/// <param name="Identity">Number of the person, −1 where unknown.</param>
/// <param name="Partition">0 train, 1 validation, 2 test; −1 where unknown.</param>
/// <param name="Labels">1 where it has an attribute, 0 where not.</param>
internal sealed record AttributeRow(int Identity, int Partition, byte[] Labels);
