using System.Globalization;
using AefVideo.Faces;

namespace AefVideo.Tools.FaceAccuracy;

/// <summary>
/// Measures what a frame of 1280×720 costs in processor time, which other programs on the machine hardly change, apart for frames that are searched,
/// frames in which one face is looked at and frames in which faces are only followed.
/// </summary>
internal static class SpeedMeasurement
{
    public static void Run(string folder)
    {
        foreach (var path in Clip.In(folder))
        {
            var clip = Clip.Read(path, 1280, 720);
            using var detector = new BlazeFaceDetector();
            using var tracker = new FaceTracker(detector, new());
            var faces = new List<TrackedFace>();
            List<double> searched = [], looked = [], followed = [];
            long bytes = 0, count = 0;
            const int Rounds = 3;
            for (var round = 0; round < Rounds; round++)
            {
                for (var i = 0; i < clip.Frames.Count; i++)
                {
                    long searches = tracker.Detections, looks = tracker.Looks;
                    var allocated = GC.GetAllocatedBytesForCurrentThread();
                    var start = Environment.CpuUsage.TotalTime;
                    tracker.Track(clip.Frames[i], TimeSpan.FromSeconds((round * clip.Frames.Count + i) / clip.FramesPerSecond), faces);
                    var spent = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
                    // The first round compiles and warms up.
                    if (round == 0) continue;
                    bool isSearched = tracker.Detections > searches, isLooked = tracker.Looks > looks;
                    if (!isSearched && !isLooked) bytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
                    count += faces.Count;
                    (isSearched ? searched : isLooked ? looked : followed).Add(spent);
                }
            }
            var frames = searched.Count + looked.Count + followed.Count;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{clip.Name}: {(double)count / frames:F1} faces; searched {searched.Count} frames p50 {Quantiles.Median(searched):F1} p95 {Quantiles.Of(searched, 0.95):F1} ms; looked {looked.Count} frames p50 {Quantiles.Median(looked):F1} ms; followed {followed.Count} frames p50 {Quantiles.Median(followed):F2} p95 {Quantiles.Of(followed, 0.95):F2} ms; mean of all {(searched.Sum() + looked.Sum() + followed.Sum()) / frames:F2} ms, {bytes / Math.Max(1, followed.Count)} bytes allocated in a followed frame"));
        }
    }
}
