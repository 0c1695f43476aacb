using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>What the loss looks at in one generator's results.</summary>
internal interface IForgeryLoss
{
    /// <summary>L_k, a scalar of at most 0, the lower the more the generator is disturbed.</summary>
    /// <param name="step">Pictures and constants.</param>
    /// <param name="view">What the generator makes of the clean pictures.</param>
    /// <param name="forged">What it makes of the disturbed ones, [N, 3, S, S].</param>
    /// <param name="tap">Their features, [N, C, 32, 32].</param>
    Tensor Of(Step step, View view, Tensor forged, Tensor tap);
}
