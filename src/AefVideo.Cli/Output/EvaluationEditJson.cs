using AefVideo.Evaluation.Interruption;

namespace AefVideo.Cli.Output;

/// <summary>One edit of a generator under one treatment.</summary>
internal sealed record EvaluationEditJson(string Name, int Pairs, int NothingToInterrupt, double? Sr, double? L2mask)
{
    public EvaluationEditJson(EditResult edit)
        : this(edit.Name, edit.Pairs, edit.NothingToInterrupt, edit.Sr, edit.L2Mask)
    {
    }
}
