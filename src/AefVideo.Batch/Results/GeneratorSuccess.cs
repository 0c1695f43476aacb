namespace AefVideo.Batch.Results;

/// <summary>How far one generator was interrupted on a clip.</summary>
/// <param name="Name">The generator.</param>
/// <param name="Sr">Share of interrupted forgeries, 0 to 1; null where none could be.</param>
/// <param name="L2Mask">Mean L2mask.</param>
public sealed record GeneratorSuccess(string Name, double? Sr, double? L2Mask);
