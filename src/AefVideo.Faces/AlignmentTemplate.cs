using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using AefVideo.Core.Imaging;

namespace AefVideo.Faces;

/// <summary>Where the key points of a face stand in the aligned unit square, and how a face is brought there.</summary>
/// <param name="Name">What the frame of reference is.</param>
/// <param name="Points">The six points, 0–1 where inside of the square.</param>
public sealed record AlignmentTemplate(string Name, FaceKeypoints Points)
{
    /// <summary>
    /// CelebA's aligned pictures (178×218, centre-cropped to 178×178, divided by 178): the median key points of <see cref="BlazeFaceDetector" />
    /// over the 5,295 training and validation pictures with exactly one face. Measured, not guessed, by
    /// <c>dotnet run -c Release --project tools/FaceAccuracy -- template ../shared/data/celeba</c>.
    /// </summary>
    public static AlignmentTemplate CelebA { get; } = new("celeba-178", new(
        RightEye: new(0.3897f, 0.5230f),
        LeftEye: new(0.6104f, 0.5243f),
        NoseTip: new(0.4981f, 0.6649f),
        MouthCentre: new(0.4962f, 0.7669f),
        RightEar: new(0.2661f, 0.5624f),
        LeftEar: new(0.7359f, 0.5659f)));

    /// <summary>
    /// How much each point counts. CelebA was aligned by the eyes; the nose moves most when a head turns, and the ears are guessed where hair
    /// hides them. Over CelebA these weights come nearest to its own alignment: 5 % of the pictures are further off than 0.28 eye distances, with equal
    /// weights than 0.35.
    /// </summary>
    private static ReadOnlySpan<float> Weights => [1, 1, 0.1f, 0.4f, 0.25f, 0.25f];

    /// <summary>Tells this frame of reference from every other one; written into perturbations, which are of use in their own frame only.</summary>
    public string Fingerprint { get; } = Name + "/" + Digest(Points);

    /// <summary>The similarity that takes the aligned unit square to a face, by weighted least squares over the six points.</summary>
    public SimilarityTransform FromAligned(in FaceKeypoints face)
    {
        Span<Vector2> from = stackalloc Vector2[FaceKeypoints.Count];
        Span<Vector2> to = stackalloc Vector2[FaceKeypoints.Count];
        Points.CopyTo(from);
        face.CopyTo(to);
        return SimilarityTransform.Estimate(from, to, Weights);
    }

    private static string Digest(in FaceKeypoints points)
    {
        var text = new StringBuilder();
        for (var i = 0; i < FaceKeypoints.Count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{points[i].X:F4},{points[i].Y:F4};");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text.ToString())).AsSpan(0, 4));
    }
}
