namespace AefVideo.Evaluation.Interruption;

/// <summary>What was found on one data set.</summary>
/// <param name="Name">The data set.</param>
/// <param name="Pictures">Number of pictures.</param>
/// <param name="People">Number of people, by whom the bootstrap resamples; pictures of unknown people count one each.</param>
/// <param name="Fingerprint">SHA-256 of the pictures' list.</param>
/// <param name="Methods">Treatment by treatment.</param>
public sealed record DataSetResult(string Name, int Pictures, int People, string Fingerprint, IReadOnlyList<MethodResult> Methods);
