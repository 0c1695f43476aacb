using AefVideo.Core.Imaging;

namespace AefVideo.Evaluation.Verification;

/// <summary>One of the files that are read in step.</summary>
/// <param name="Path">As the user gave it.</param>
/// <param name="Format">Of its pictures, as stored.</param>
/// <param name="ClockwiseQuarterTurns">That make its pictures upright.</param>
/// <param name="ToOriginal">Takes luma pixels of its pictures to those of the original's.</param>
internal sealed record FootageFile(string Path, PictureFormat Format, int ClockwiseQuarterTurns, SimilarityTransform ToOriginal)
{
    /// <summary>Describes a file beside the original.</summary>
    /// <param name="path">As the user gave it.</param>
    /// <param name="format">Of its pictures, as stored.</param>
    /// <param name="clockwiseQuarterTurns">That make its pictures upright.</param>
    /// <param name="original">The original; null where this is it.</param>
    public static FootageFile Beside(string path, PictureFormat format, int clockwiseQuarterTurns, FootageFile? original)
    {
        var turns = clockwiseQuarterTurns & 3;
        if (original is null || original.ClockwiseQuarterTurns == turns) return new(path, format, turns, SimilarityTransform.Identity);
        // Containers that hold no rotation get turned pictures.
        return new(path, format, turns, Upright(format, turns).Then(Upright(original.Format, original.ClockwiseQuarterTurns).Inverse()));
    }

    /// <summary>Width and height as players show it.</summary>
    public (int Width, int Height) UprightSize => ClockwiseQuarterTurns % 2 == 0 ? (Format.Width, Format.Height) : (Format.Height, Format.Width);

    private static SimilarityTransform Upright(PictureFormat format, int turns) => turns switch
    {
        0 => SimilarityTransform.Identity,
        1 => new(0, 1, format.Height, 0),
        2 => new(-1, 0, format.Width, format.Height),
        _ => new(0, -1, 0, format.Width),
    };
}
