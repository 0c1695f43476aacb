using AefVideo.Core.Errors;
using AefVideo.Pipeline.Media;

namespace AefVideo.Evaluation.Verification;

/// <summary>Opens files that show the same.</summary>
internal static class Footage
{
    /// <summary>Opens videos, or pictures.</summary>
    /// <param name="original">The original.</param>
    /// <param name="others">What became of it.</param>
    /// <param name="tolerateDamage">Whether damaged places are concealed instead of ending the run.</param>
    /// <param name="limits">What the files may ask of the machine.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="MediaException">A file cannot be read, is beyond the limits, is not of the original's kind, or has another size.</exception>
    public static async Task<IFootage> OpenAsync(string original, IReadOnlyList<string> others, bool tolerateDamage, MediaLimits limits, CancellationToken cancellation)
    {
        var isPicture = PictureFile.IsPicture(original);
        foreach (var other in others)
        {
            if (File.Exists(other) && PictureFile.IsPicture(other) != isPicture)
                throw new MediaException($"{other}: is a {Kind(!isPicture)}, but {original} is a {Kind(isPicture)}; give the {Kind(isPicture)} that was made from it.");
        }
        return isPicture ? PictureFootage.Open(original, others, limits) : await VideoFootage.OpenAsync(original, others, tolerateDamage, limits, cancellation).ConfigureAwait(false);
    }

    /// <summary>Refuses a file whose pictures do not have the original's size; encoders may have doubled its last column or row to make it even.</summary>
    /// <exception cref="MediaException">The sizes differ.</exception>
    internal static void RequireSameSize(FootageFile file, FootageFile original)
    {
        var (width, height) = file.UprightSize;
        var (wide, high) = original.UprightSize;
        if ((width == wide || width == wide + wide % 2) && (height == high || height == high + high % 2)) return;
        throw new MediaException($"{file.Path}: shows {width}×{height} pixels, but {original.Path} {wide}×{high}; give the file that it was made from, and neither cut nor scaled.");
    }

    private static string Kind(bool isPicture) => isPicture ? "picture" : "video";
}
