using static TorchSharp.torch;

namespace AefVideo.Generators.Training.Objectives;

/// <summary>An adversarial objective: what discriminator and generator minimise.</summary>
internal interface IObjective
{
    /// <summary>Whether one generator pass serves both steps and half the batch is reconstructed.</summary>
    bool SharesPass { get; }

    /// <summary>The generator takes a step at every so many-th iteration.</summary>
    int DiscriminatorSteps { get; }

    /// <summary>The discriminator's loss of logits for real and for forged pictures, of any shape.</summary>
    Tensor Discriminator(Tensor real, Tensor forged);

    /// <summary>The generator's loss of the logits for forged pictures.</summary>
    Tensor Generator(Tensor forged);

    /// <summary>The penalty on the discriminator's gradient, weighted; null where none is due at this iteration.</summary>
    /// <param name="score">Logits of pictures, in float32.</param>
    /// <param name="real">[N, 3, S, S] float32.</param>
    /// <param name="forged">[N, 3, S, S] float32, detached.</param>
    /// <param name="iteration">From 0.</param>
    Tensor? Penalty(Func<Tensor, Tensor> score, Tensor real, Tensor forged, long iteration);
}
