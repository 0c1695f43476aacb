using static TorchSharp.torch;

namespace AefVideo.Protection.Channel;

/// <summary>
/// Faces as somebody else would cut them out: two detectors, or one detector before and after a codec, never place a face alike, and no cut falls on the same grid of pixels twice.
/// </summary>
public static class SecondCut
{
    /// <summary>Cuts pictures out of themselves, beside the place, bilinearly; what lies outside repeats the edge.</summary>
    /// <param name="images">[N, C, S, S], floating point.</param>
    /// <param name="right">How far to the right the cut is, in widths of the picture; half a pixel is 0.5 / S.</param>
    /// <param name="down">How far down, in heights.</param>
    /// <param name="scale">How large the cut is, 1 for as large as the picture.</param>
    /// <returns>[N, C, S, S]; belongs to the caller's dispose scope.</returns>
    public static Tensor Of(Tensor images, double right, double down, double scale = 1)
    {
        ArgumentNullException.ThrowIfNull(images);
        // A grid runs from −1 to 1.
        float[] cut = [(float)scale, 0, (float)(2 * right), 0, (float)scale, (float)(2 * down)];
        var grid = nn.functional.affine_grid(tensor(cut).view(1, 2, 3).expand(images.shape[0], 2, 3), images.shape, align_corners: false);
        return nn.functional.grid_sample(images, grid, GridSampleMode.Bilinear, GridSamplePaddingMode.Border, align_corners: false);
    }
}
