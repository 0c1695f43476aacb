using AefVideo.Protection.Equilibrium;

namespace AefVideo.Protection.Rivals;

/// <summary>TSDF's interruption stage (arXiv 2508.07795): the loop of AEF with the same step and bound. The poisoning stage is not part of it.</summary>
public sealed class TsdfMethod : AdaptiveEquilibrium
{
    /// <inheritdoc />
    public override string Name => "tsdf";

    /// <inheritdoc />
    public override string Description => "TSDF's interruption stage, which is AEF's loop; poisoning is not part of it";
}
