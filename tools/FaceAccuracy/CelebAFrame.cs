using System.Numerics;
using AefVideo.Core.Imaging;

namespace AefVideo.Tools.FaceAccuracy;

/// <summary>The aligned unit square in a CelebA picture of 178×218 pixels: its centre crop of 178×178.</summary>
internal static class CelebAFrame
{
    /// <summary>Takes the aligned unit square to the picture.</summary>
    public static SimilarityTransform ToPicture { get; } = new(178, 0, 0, 20);

    /// <summary>Takes a point of the picture to the aligned unit square.</summary>
    public static Vector2 FromPicture(Vector2 point) => (point - new Vector2(0, 20)) / 178;
}
