namespace AefVideo.Evaluation.Verification;

/// <summary>How far a face detector finds the same faces in the protected file as in the original, over the frames that were looked at.</summary>
/// <param name="InBoth">Faces found in both: those are forged.</param>
/// <param name="OnlyInOriginal">Faces found in the original only.</param>
/// <param name="OnlyInProtected">Faces found in the protected file only.</param>
/// <param name="CropDistancePixels">How far the corners of a face's two aligned squares are apart, mean over the faces found in both, in pixels of the original; null where there are none.</param>
/// <param name="CropDistancePercent">The same, in per cent of the square's side.</param>
/// <param name="CropSide">Median side of the aligned square in the protected file, in pixels.</param>
public sealed record FaceAgreement(int InBoth, int OnlyInOriginal, int OnlyInProtected, double? CropDistancePixels, double? CropDistancePercent, double? CropSide);
