namespace AefVideo.Generators.AttGan;

/// <summary>How a layer of AttGAN's generator normalises its feature maps; the authors' code offers both.</summary>
public enum AttGanNormalization
{
    /// <summary>By the statistics of the batch in training and by running ones afterwards, which is what the authors publish.</summary>
    Batch,

    /// <summary>By the picture's own statistics, always. A training with small batches then sees what will be used.</summary>
    Instance,
}
