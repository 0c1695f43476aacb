using System.Globalization;
using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Faces;

namespace AefVideo.Tools.FaceAccuracy;

/// <summary>Measures detection and alignment on pictures of one person each.</summary>
internal static class StillsMeasurement
{
    public static void Run(string celeba, string lfw)
    {
        // The score from which the tracker believes in a face it has not seen before.
        using var detector = new BlazeFaceDetector(new() { LeastScore = new FaceTrackerOptions().StartScore });
        Measure(detector, "celeba, test", Stills.OfCelebA(celeba, 2), true);
        Measure(detector, "lfw", Directory.EnumerateFiles(lfw, "*.jpg").Order(StringComparer.Ordinal), false);
    }

    private static void Measure(BlazeFaceDetector detector, string name, IEnumerable<string> paths, bool areAligned)
    {
        var template = AlignmentTemplate.CelebA;
        var unit = Vector2.Distance(template.Points.RightEye, template.Points.LeftEye);
        var faces = new List<FaceDetection>();
        List<double> direct = [], residual = [], corners = [];
        int pictures = 0, one = 0, none = 0;
        foreach (var path in paths)
        {
            if (Stills.Read(path) is not { } picture) continue;
            pictures++;
            detector.Detect(picture, 0, faces);
            if (faces.Count == 0)
            {
                none++;
                Console.Error.WriteLine($"no face: {Path.GetFileName(path)}");
            }
            if (faces.Count == 1) one++;
            if (faces.Count == 0) continue;

            // The person of the picture stands in its middle.
            var middle = new Vector2(picture.Format.Width, picture.Format.Height) / 2;
            var face = faces.MinBy(found => Vector2.Distance(middle, found.Keypoints.NoseTip));
            var found = template.FromAligned(face.Keypoints);
            var toAligned = found.Inverse();
            for (var eye = 0; eye < 2; eye++)
            {
                var expected = template.Points[eye];
                residual.Add(Vector2.Distance(toAligned.Apply(face.Keypoints[eye]), expected) / unit * 100);
                if (areAligned) direct.Add(Vector2.Distance(CelebAFrame.FromPicture(face.Keypoints[eye]), expected) / unit * 100);
            }
            if (areAligned) corners.Add(CornerDistance(found, CelebAFrame.ToPicture) / 178 / unit * 100);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: {pictures} pictures; exactly one face {one} ({100.0 * one / pictures:F1} %), none {none}, several {pictures - one - none}"));
        if (areAligned)
        {
            Print("eyes from the template, pictures as they are (CelebA's own alignment)", direct);
            Print("corners of the aligned square from CelebA's own, mean of four", corners);
        }
        Print("eyes from the template after similarity alignment with six points", residual);
    }

    private static double CornerDistance(SimilarityTransform a, SimilarityTransform b)
    {
        var sum = 0.0;
        foreach (var corner in (Vector2[])[new(0, 0), new(1, 0), new(0, 1), new(1, 1)]) sum += Vector2.Distance(a.Apply(corner), b.Apply(corner));
        return sum / 4;
    }

    private static void Print(string what, List<double> percents) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"  {what}: median {Quantiles.Median(percents):F1} %, 95th percentile {Quantiles.Of(percents, 0.95):F1} % of the eye distance"));
}
