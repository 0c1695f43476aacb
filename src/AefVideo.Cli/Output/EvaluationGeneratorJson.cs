using AefVideo.Evaluation.Interruption;

namespace AefVideo.Cli.Output;

/// <summary>One generator under one treatment; intervals are 95 %.</summary>
internal sealed record EvaluationGeneratorJson(
    string Name, int Pairs, int NothingToInterrupt, double? Sr, double? SrLow, double? SrHigh, double? L2mask, double? L2maskLow, double? L2maskHigh, double? Psnr, double Ssim, double? Identity, IReadOnlyList<int> Histogram, IReadOnlyList<EvaluationEditJson> Edits)
{
    public EvaluationGeneratorJson(GeneratorResult generator)
        : this(
            generator.Name, generator.Pairs, generator.NothingToInterrupt, generator.Sr?.Value, generator.Sr?.Low, generator.Sr?.High,
            generator.L2Mask?.Value, generator.L2Mask?.Low, generator.L2Mask?.High, generator.Psnr, generator.Ssim, generator.Identity, generator.Histogram, [.. generator.Edits.Select(edit => new EvaluationEditJson(edit))])
    {
    }
}
