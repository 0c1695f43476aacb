using AefVideo.Core.Errors;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Identity;

/// <summary>
/// How alike the persons of two aligned pictures look to a face recognition network: the cosine of their descriptors. The descriptors of all faces point roughly the same way, so the scale is narrow: over
/// LFW the mean is 0.95 for the same person and 0.84 for different ones, and a threshold of about 0.91 separates them.
/// </summary>
/// <param name="network">Describes the faces; disposed of with this.</param>
public sealed class IdentitySimilarity(FaceRecognitionNetwork network) : IDisposable
{
    // Where the face is cut out of CelebA's aligned square (178×178 of 178×218, whatever its size in pixels), as parts of its side. The package puts the mean of both eyes and the mouth at (0.5, 0.43) of the
    // cut, and makes it 1/0.45 as large as eyes and mouth are apart. With the points of AlignmentTemplate.CelebA — eyes (0.3897, 0.5230) and (0.6104, 0.5243), mouth (0.4962, 0.7669) — that is this square.
    // The whole aligned square would be useless: AUC 0.82 on LFW instead of 0.999.
    private const double CutLeft = 0.2019;
    private const double CutTop = 0.3495;
    private const double CutSide = 0.5936;

    /// <summary>Opens the network that comes with the program.</summary>
    /// <exception cref="EnvironmentException">It is not there.</exception>
    /// <exception cref="ModelException">It is damaged.</exception>
    public static IdentitySimilarity OpenShipped() => new(FaceRecognitionNetwork.OpenShipped());

    /// <summary>Cuts what the network wants to see out of aligned pictures.</summary>
    /// <param name="aligned">[N, 3, S, S], faces where CelebA's centre crop has them: as data sets, generators and alignment give them.</param>
    /// <returns>[N, 3, C, C] with C = 0.5936·S, the face from brows to chin; a view that belongs to the caller's dispose scope.</returns>
    /// <exception cref="ArgumentException">Not square, or not pictures.</exception>
    public static Tensor Cut(Tensor aligned)
    {
        ArgumentNullException.ThrowIfNull(aligned);
        if (aligned.shape is not [_, 3, > 1 and var size, var width] || width != size)
            throw new ArgumentException($"Aligned pictures are [N, 3, S, S], not [{string.Join(", ", aligned.shape)}].", nameof(aligned));
        var side = (long)Math.Round(CutSide * size);
        using var rows = aligned.narrow(2, (long)Math.Round(CutTop * size), side);
        return rows.narrow(3, (long)Math.Round(CutLeft * size), side);
    }

    /// <summary>Describes the persons of aligned pictures, for <see cref="Cosine" />: once per picture, however often it is compared.</summary>
    /// <param name="aligned">[N, 3, S, S] in [−1, 1], faces where CelebA's centre crop has them.</param>
    /// <returns>float32 [N, 128]; belongs to the caller's dispose scope.</returns>
    /// <exception cref="ArgumentException">Not square, or not pictures.</exception>
    public Tensor Describe(Tensor aligned)
    {
        using var cut = Cut(aligned);
        return network.call(cut);
    }

    /// <summary>Cosine between descriptors, row by row.</summary>
    /// <param name="descriptors">[N, 128].</param>
    /// <param name="others">[N, 128].</param>
    /// <returns>float32 [N], −1 to 1; belongs to the caller's dispose scope.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Tensor Cosine(Tensor descriptors, Tensor others)
    {
        ArgumentNullException.ThrowIfNull(descriptors);
        ArgumentNullException.ThrowIfNull(others);
        if (!descriptors.shape.AsSpan().SequenceEqual(others.shape))
            throw new ArgumentException($"Descriptors of [{string.Join(", ", descriptors.shape)}] and of [{string.Join(", ", others.shape)}] cannot be compared.", nameof(others));
        using var silent = no_grad();
        return nn.functional.cosine_similarity(descriptors, others, dim: 1);
    }

    /// <summary>Cosine between the persons of aligned pictures, picture by picture.</summary>
    /// <param name="aligned">[N, 3, S, S] in [−1, 1], faces where CelebA's centre crop has them.</param>
    /// <param name="others">N such pictures, of any size.</param>
    /// <inheritdoc cref="Cosine" path="/returns" />
    /// <exception cref="ArgumentException">Not square, not pictures, or not as many.</exception>
    public Tensor Compare(Tensor aligned, Tensor others)
    {
        using var first = Describe(aligned);
        using var second = Describe(others);
        return Cosine(first, second);
    }

    /// <inheritdoc />
    public void Dispose() => network.Dispose();
}
