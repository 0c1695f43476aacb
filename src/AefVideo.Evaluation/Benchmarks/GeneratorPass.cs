namespace AefVideo.Evaluation.Benchmarks;

/// <summary>What of a generator is timed.</summary>
public enum GeneratorPass
{
    /// <summary>Forward without recording gradients, in evaluation mode: forging.</summary>
    Forward,

    /// <summary>Forward in training mode and backward, with gradients to the pictures and to all weights.</summary>
    ForwardBackward,
}
