using System.Globalization;
using System.Numerics;
using AefVideo.Faces;

namespace AefVideo.Tools.FaceAccuracy;

/// <summary>Measures the alignment template: the median key points over aligned pictures, and how steady each is.</summary>
internal static class TemplateMeasurement
{
    private static readonly string[] Names = ["RightEye", "LeftEye", "NoseTip", "MouthCentre", "RightEar", "LeftEar"];

    public static void Run(string celeba)
    {
        using var detector = new BlazeFaceDetector(new() { LeastScore = new FaceTrackerOptions().StartScore });
        var faces = new List<FaceDetection>();
        var points = new List<FaceKeypoints>();
        var pictures = 0;
        foreach (var path in Stills.OfCelebA(celeba, 0, 1))
        {
            if (Stills.Read(path) is not { } picture) continue;
            pictures++;
            detector.Detect(picture, 0, faces);
            if (faces is [var only]) points.Add(only.Keypoints);
        }

        Console.WriteLine($"{points.Count} of {pictures} pictures have exactly one face");
        for (var i = 0; i < FaceKeypoints.Count; i++)
        {
            var at = points.ConvertAll(face => CelebAFrame.FromPicture(face[i]));
            var x = at.ConvertAll(point => (double)point.X);
            var y = at.ConvertAll(point => (double)point.Y);
            var median = new Vector2((float)Quantiles.Median(x), (float)Quantiles.Median(y));
            var away = at.ConvertAll(point => (double)Vector2.Distance(point, median));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Names[i]}: new({median.X:F4}f, {median.Y:F4}f), // median distance {Quantiles.Median(away):F4}"));
        }
        var yaws = points.ConvertAll(face => (double)MathF.Abs(face.Yaw));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"yaw: median {Quantiles.Median(yaws):F1}°, 95 % below {Quantiles.Of(yaws, 0.95):F1}°, 99 % below {Quantiles.Of(yaws, 0.99):F1}°"));
    }
}
