using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>All generators count the same, always.</summary>
internal sealed class EqualWeights : IWeighting
{
    /// <inheritdoc />
    public bool ReadsStrengths => false;

    /// <inheritdoc />
    public void Update(Step step, Tensor losses, Tensor strengths)
    {
    }
}
