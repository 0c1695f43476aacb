using System.Drawing;
using AefVideo.Faces;

namespace AefVideo.Evaluation.Verification;

/// <summary>Finds out which faces of two pictures of the same scene are the same.</summary>
internal static class FacePairing
{
    /// <summary>Intersection over union from which two boxes are taken for one face, as the detector's own.</summary>
    public const float LeastOverlap = 0.3f;

    /// <summary>Pairs faces, those that overlap most first; each face once.</summary>
    /// <param name="faces">Of one picture.</param>
    /// <param name="others">Of the other, in the same coordinates.</param>
    /// <returns>Numbers of faces that belong together.</returns>
    public static IReadOnlyList<(int Face, int Other)> Pair(IReadOnlyList<FaceDetection> faces, IReadOnlyList<FaceDetection> others)
    {
        var candidates = new List<(float Overlap, int Face, int Other)>();
        for (var face = 0; face < faces.Count; face++)
            for (var other = 0; other < others.Count; other++)
                if (Overlap(faces[face].Box, others[other].Box) is >= LeastOverlap and var overlap) candidates.Add((overlap, face, other));
        var pairs = new List<(int Face, int Other)>();
        foreach (var (_, face, other) in candidates.OrderByDescending(candidate => candidate.Overlap))
            if (!pairs.Exists(pair => pair.Face == face || pair.Other == other)) pairs.Add((face, other));
        return pairs;
    }

    private static float Overlap(RectangleF a, RectangleF b)
    {
        var common = RectangleF.Intersect(a, b);
        var shared = common.Width * common.Height;
        return shared <= 0 ? 0 : shared / (a.Width * a.Height + b.Width * b.Height - shared);
    }
}
