using System.Drawing;
using System.Numerics;

namespace AefVideo.Faces.Detection;

/// <summary>
/// Non-maximum suppression that blends: answers that overlap the best one are averaged with it, weighted by score, which steadies boxes and
/// points from frame to frame (BlazeFace, arXiv 1907.05047, section 3.4).
/// </summary>
internal static class WeightedBlend
{
    private static readonly Comparison<FaceDetection> BestFirst = (a, b) => b.Score.CompareTo(a.Score);

    /// <summary>Moves the candidates to <paramref name="faces" />, one for each face, best first.</summary>
    /// <param name="candidates">All answers; empty afterwards.</param>
    /// <param name="leastOverlap">Intersection over union from which two boxes are of one face.</param>
    /// <param name="faces">Appended to.</param>
    public static void Merge(List<FaceDetection> candidates, float leastOverlap, List<FaceDetection> faces)
    {
        candidates.Sort(BestFirst);
        Span<Vector2> points = stackalloc Vector2[FaceKeypoints.Count];
        while (candidates.Count > 0)
        {
            var best = candidates[0];
            points.Clear();
            Vector2 corner = default, size = default;
            var total = 0f;
            var kept = 0;
            for (var i = 0; i < candidates.Count; i++)
            {
                var other = candidates[i];
                if (i > 0 && Overlap(best.Box, other.Box) < leastOverlap)
                {
                    candidates[kept++] = other;
                    continue;
                }
                corner += other.Score * new Vector2(other.Box.X, other.Box.Y);
                size += other.Score * new Vector2(other.Box.Width, other.Box.Height);
                for (var k = 0; k < points.Length; k++) points[k] += other.Score * other.Keypoints[k];
                total += other.Score;
            }
            candidates.RemoveRange(kept, candidates.Count - kept);
            foreach (ref var point in points) point /= total;
            corner /= total;
            size /= total;
            faces.Add(new(new RectangleF(corner.X, corner.Y, size.X, size.Y), FaceKeypoints.From(points), best.Score));
        }
    }

    /// <summary>Intersection over union of two boxes, 0–1.</summary>
    public static float Overlap(in RectangleF a, in RectangleF b)
    {
        var width = MathF.Min(a.Right, b.Right) - MathF.Max(a.Left, b.Left);
        var height = MathF.Min(a.Bottom, b.Bottom) - MathF.Max(a.Top, b.Top);
        if (!(width > 0 && height > 0)) return 0;
        var shared = width * height;
        return shared / (a.Width * a.Height + b.Width * b.Height - shared);
    }
}
