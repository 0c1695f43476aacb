using OpenCvSharp;

namespace AefVideo.Generators.Data;

/// <summary>Which square of a picture becomes the training picture.</summary>
internal static class CropGeometry
{
    /// <summary>As StarGAN's authors cut CelebA's aligned pictures of 178×218 pixels.</summary>
    private const int CelebACrop = 178;

    /// <summary>
    /// The part of LFW's deep-funneled pictures of 250×250 pixels that shows a face as large as in CelebA's crop, with the eyes at the same height.
    /// Measured with the face detector and CelebA's alignment template over the 658 of 720 pictures with exactly one face: the aligned square
    /// has a median side of 194.7 pixels (90 % within 171.5–216.7) around (124.9, 109.8).
    /// </summary>
    private const int LfwCrop = 194;

    /// <summary>Height of the crop's centre in an LFW picture: 110 of 250 pixels, by the same measurement.</summary>
    private const double LfwCentre = 110.0 / 250;

    /// <summary>Side of the square that is wanted, in pixels; 0 for the largest.</summary>
    public static int Side(FaceDataLayout layout, int? crop) => crop ?? layout switch { FaceDataLayout.CelebA => CelebACrop, FaceDataLayout.Lfw => LfwCrop, _ => 0 };

    /// <summary>The square to cut out: around the face in LFW, else around the middle.</summary>
    /// <param name="width">Width of the picture, in pixels.</param>
    /// <param name="height">Height of the picture, in pixels.</param>
    /// <param name="layout">Whose faces stand where.</param>
    /// <param name="crop">Side of the square; 0 for the largest; null for what suits the layout.</param>
    public static Rect Square(int width, int height, FaceDataLayout layout, int? crop)
    {
        var wanted = Side(layout, crop);
        var largest = Math.Min(width, height);
        if (wanted == 0 || wanted > largest) wanted = largest;
        var top = layout == FaceDataLayout.Lfw ? (int)(height * LfwCentre) - wanted / 2 : (height - wanted) / 2;
        return new((width - wanted) / 2, Math.Clamp(top, 0, height - wanted), wanted, wanted);
    }
}
