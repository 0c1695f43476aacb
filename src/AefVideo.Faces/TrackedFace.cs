using AefVideo.Core.Imaging;

namespace AefVideo.Faces;

/// <summary>A face in one frame of a video.</summary>
/// <param name="Track">Number of the face, the same in every frame in which it is followed; starts at 1, never used twice.</param>
/// <param name="FromAligned">
/// Takes the aligned unit square to luma pixels (the centre of the top left pixel is (0.5, 0.5)). The unit square is CelebA's aligned
/// 178×218 picture, centre-cropped to 178×178 and divided by 178. Smoothed over time; the same, bit for bit, while a face rests.
/// </param>
/// <param name="Keypoints">Eyes, nose, mouth and ears, moved with the face since they were last detected.</param>
/// <param name="Score">How sure the detector was when it last saw this face, 0–1.</param>
/// <param name="Condition">What speaks against its being protected well.</param>
public readonly record struct TrackedFace(
    int Track,
    SimilarityTransform FromAligned,
    FaceKeypoints Keypoints,
    float Score,
    FaceCondition Condition);
