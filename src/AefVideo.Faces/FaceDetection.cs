using System.Drawing;

namespace AefVideo.Faces;

/// <summary>A face that was found in one picture.</summary>
/// <param name="Box">Upright square from the brows to the chin, in luma pixels; may reach beyond the picture.</param>
/// <param name="Keypoints">Eyes, nose, mouth and ears.</param>
/// <param name="Score">How sure the detector is, 0–1.</param>
public readonly record struct FaceDetection(RectangleF Box, FaceKeypoints Keypoints, float Score);
