using AefVideo.Core.Imaging;

namespace AefVideo.Protection;

/// <summary>Adds a perturbation to the faces of pictures.</summary>
public interface IFaceProtector
{
    /// <summary>Protects the faces of a picture. Allocates nothing in the steady state.</summary>
    /// <param name="picture">Changed in place.</param>
    /// <param name="fromAligned">For each face, from the aligned unit square [0,1]² to luma pixels in continuous coordinates.</param>
    /// <returns>How far the picture was changed.</returns>
    ProtectionMeasure Protect(Picture picture, ReadOnlySpan<SimilarityTransform> fromAligned);
}
