namespace AefVideo.Protection.Optimization;

/// <summary>Departures from the paper's adaptive equilibrium, each off unless asked for.</summary>
[Flags]
public enum Improvements
{
    /// <summary>The paper's constants and formulas.</summary>
    None = 0,

    /// <summary>The moving average of the losses is divided by 1 − decayᵗ, as Adam does, so that the first weights are not drawn to equality.</summary>
    BiasCorrection = 1,

    /// <summary>Each generator's loss is divided by its magnitude in the first batch, so that feature scales cannot saturate the softmax.</summary>
    NormalizedLosses = 2,

    /// <summary>Weights follow how far each generator is from being interrupted (L2mask against its threshold), not the loss.</summary>
    MetricWeights = 4,

    /// <summary>The loss looks only where the clean edit changed the picture, and no longer at pictures that are interrupted with a margin.</summary>
    MaskedLoss = 8,

    /// <summary>The step size falls linearly to 0.</summary>
    StepDecay = 16,

    /// <summary>Each generator's gradient is divided by its mean magnitude before it is weighted.</summary>
    NormalizedGradients = 32,

    /// <summary>
    /// Where input diversity changed the pictures, disturbed ones are compared with clean ones that were changed alike, not with unchanged ones: else the loss is mostly the change itself.
    /// </summary>
    MatchedClean = 64,

    /// <summary>
    /// No feature steps: every step looks at forged pictures. The features of all generators are summed as they are, so that those of the generators with the largest ones, which are also the
    /// easiest to disturb, decide three of four steps.
    /// </summary>
    ForgeriesOnly = 128,

    /// <summary>Every other step sees the pictures as if they had been put into a video, encoded and cut out again by somebody else (<see cref="Channel.VideoChannel" />), so that δ survives a codec.</summary>
    VideoChannel = 256,
}
