using static TorchSharp.torch;

namespace AefVideo.Generators;

/// <summary>
/// A trained generator as the optimiser, the evaluator and the preview see it: edits by name, forging, tapping. Weights do not change and ask for no
/// gradients, but gradients flow to the pictures where the caller records them. Results belong to the caller's dispose scope.
/// </summary>
public interface IGenerator : IDisposable
{
    /// <summary>What kind it is.</summary>
    GeneratorFamily Family { get; }

    /// <summary>Height and width of the pictures it was trained on, in pixels.</summary>
    int ImageSize { get; }

    /// <summary>SHA-256 of its weights, hex: names it in reports and perturbations.</summary>
    string Fingerprint { get; }

    /// <summary>The edits it offers, by name, for example <c>Blond_Hair</c> or <c>HairColor=blond</c>.</summary>
    IReadOnlyList<string> Edits { get; }

    /// <summary>Attributes of the faces as they are on which <see cref="Condition" /> depends, in its order; empty where it does not.</summary>
    IReadOnlyList<string> SourceAttributes { get; }

    /// <summary>The type in which most of the network computes; float32 unless set. bfloat16 is several times faster on processors that have it in hardware.</summary>
    ScalarType ComputeType { get; set; }

    /// <summary>Makes an edit definite for a batch.</summary>
    /// <param name="edit">One of <see cref="Edits" />.</param>
    /// <param name="sourceLabels">[N, source attributes], 0 or 1; [N, 0] where there are none.</param>
    /// <param name="seed">Chooses the style where the edit leaves one to chance; the same seed gives the same style to every face of the batch.</param>
    /// <exception cref="ArgumentException">There is no such edit.</exception>
    GeneratorCondition Condition(string edit, Tensor sourceLabels, ulong seed = 0);

    /// <summary>The edited pictures, [N, 3, S, S] in [−1, 1], float32.</summary>
    /// <param name="images">[N, 3, S, S] in [−1, 1], float32.</param>
    /// <param name="condition">For a batch of the same N.</param>
    Tensor Forge(Tensor images, GeneratorCondition condition);

    /// <summary>The tapped feature map f_k of the paper's feature losses, float32, without running the rest of the network.</summary>
    Tensor Tap(Tensor images, GeneratorCondition condition);

    /// <summary>Both in one pass.</summary>
    (Tensor Forged, Tensor Tap) ForgeAndTap(Tensor images, GeneratorCondition condition);
}
