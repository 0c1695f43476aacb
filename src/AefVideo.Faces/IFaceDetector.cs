using AefVideo.Core.Imaging;

namespace AefVideo.Faces;

/// <summary>Finds the faces of a picture. Used by one thread at a time.</summary>
public interface IFaceDetector : IDisposable
{
    /// <summary>Finds all faces.</summary>
    /// <param name="picture">Any size and layout.</param>
    /// <param name="clockwiseQuarterTurns">How often the picture must be turned by 90° clockwise to stand upright (the rotation tag of a video); any number.</param>
    /// <param name="faces">Emptied, then filled, best first. Everything is in the coordinates of <paramref name="picture" /> as it lies.</param>
    void Detect(Picture picture, int clockwiseQuarterTurns, List<FaceDetection> faces);

    /// <summary>Looks for one face where its key points are believed to be: cheaper than <see cref="Detect" />, and it finds faces that are tilted.</summary>
    /// <param name="picture">Any size and layout.</param>
    /// <param name="expected">Where the key points should be, give or take half an eye distance.</param>
    /// <param name="face">What was found there.</param>
    /// <returns>False where no face was found, or where the detector has no such cheaper way.</returns>
    bool TryDetectNear(Picture picture, in FaceKeypoints expected, out FaceDetection face)
    {
        face = default;
        return false;
    }
}
