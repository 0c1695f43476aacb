namespace AefVideo.Cli.Output;

/// <summary>One generator on the held-out crops: before and after.</summary>
internal sealed record LiveGeneratorJson(string Name, double Weight, double? StartSr, double? Sr, double? StartL2Mask, double? L2Mask);
