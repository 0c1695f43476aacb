namespace AefVideo.Cli.Output;

/// <summary>A generator in the JSON of <c>aef optimize</c>: success on the training pictures, and its weight at the end.</summary>
internal sealed record OptimizedGeneratorJson(string Name, string Fingerprint, double? Sr, double? L2mask, int Pairs, int NothingToInterrupt, double Weight);
