using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>How the generators' weights move.</summary>
internal interface IWeighting
{
    /// <summary>Whether it needs to know how far each generator is interrupted.</summary>
    bool ReadsStrengths { get; }

    /// <summary>Brings the state's weights up to date, for the next iteration on.</summary>
    /// <param name="step">The state and the constants.</param>
    /// <param name="losses">L_k, [K], each at most 0.</param>
    /// <param name="strengths">How far each generator is interrupted, [K], 0 to 1; ones where that is not read.</param>
    void Update(Step step, Tensor losses, Tensor strengths);
}
