using System.Numerics;
using AefVideo.Core.Imaging;

namespace AefVideo.Faces;

/// <summary>
/// The six points that BlazeFace gives for a face, in luma pixels of the picture; the centre of the top left pixel is (0.5, 0.5).
/// Right and left are the person's own: the right eye is on the left of the picture.
/// </summary>
/// <param name="RightEye">Centre of the right eye.</param>
/// <param name="LeftEye">Centre of the left eye.</param>
/// <param name="NoseTip">Tip of the nose.</param>
/// <param name="MouthCentre">Middle of the mouth.</param>
/// <param name="RightEar">Tragion of the right ear.</param>
/// <param name="LeftEar">Tragion of the left ear.</param>
public readonly record struct FaceKeypoints(
    Vector2 RightEye,
    Vector2 LeftEye,
    Vector2 NoseTip,
    Vector2 MouthCentre,
    Vector2 RightEar,
    Vector2 LeftEar)
{
    /// <summary>How many points there are.</summary>
    public const int Count = 6;

    /// <summary>
    /// Distance from ear to ear of a head, divided by how far its nose tip stands before the line between the ears:
    /// 14.5 cm and 12.5 cm on the average adult.
    /// </summary>
    private const float EarsPerNoseDepth = 14.5f / 12.5f;

    /// <summary>The points in the order of the model's output.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index" /> is not 0–5.</exception>
    public Vector2 this[int index] => index switch
    {
        0 => RightEye,
        1 => LeftEye,
        2 => NoseTip,
        3 => MouthCentre,
        4 => RightEar,
        5 => LeftEar,
        _ => throw new ArgumentOutOfRangeException(nameof(index), index, "A face has six key points."),
    };

    /// <summary>Distance between the eyes in pixels.</summary>
    public float EyeDistance => Vector2.Distance(RightEye, LeftEye);

    /// <summary>
    /// How far the head is turned to a side, in degrees: 0 looks into the camera, 90 is a profile, positive towards the
    /// person's left. Estimated from where the nose stands between the ears, seen along the line through them;
    /// the ears' width shrinks with the cosine of the turn and the nose moves with its sine.
    /// </summary>
    public float Yaw
    {
        get
        {
            // A profile swaps or joins the ears; the line through the eyes keeps its direction longer.
            var axis = LeftEye - RightEye;
            var length = axis.Length();
            if (length == 0) return 90;
            axis /= length;
            var width = Vector2.Dot(LeftEar - RightEar, axis);
            var nose = Vector2.Dot(NoseTip - (LeftEar + RightEar) / 2, axis);
            return MathF.Atan2(nose * EarsPerNoseDepth, MathF.Max(width, 0)) * (180 / MathF.PI);
        }
    }

    /// <summary>Makes the points from six given in the order of the model's output.</summary>
    /// <exception cref="ArgumentException">There are not six.</exception>
    public static FaceKeypoints From(ReadOnlySpan<Vector2> points)
    {
        if (points.Length != Count) throw new ArgumentException($"A face has six key points, not {points.Length}.", nameof(points));
        return new(points[0], points[1], points[2], points[3], points[4], points[5]);
    }

    /// <summary>Writes the points in the order of the model's output.</summary>
    /// <exception cref="ArgumentException">There is no room for six.</exception>
    public void CopyTo(Span<Vector2> points)
    {
        if (points.Length < Count) throw new ArgumentException($"Six key points need more room than {points.Length}.", nameof(points));
        for (var i = 0; i < Count; i++) points[i] = this[i];
    }

    /// <summary>Where the points go under a transform of the plane.</summary>
    public FaceKeypoints Transformed(SimilarityTransform transform) => new(
        transform.Apply(RightEye),
        transform.Apply(LeftEye),
        transform.Apply(NoseTip),
        transform.Apply(MouthCentre),
        transform.Apply(RightEar),
        transform.Apply(LeftEar));
}
