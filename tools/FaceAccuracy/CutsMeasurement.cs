using AefVideo.Faces;

namespace AefVideo.Tools.FaceAccuracy;

/// <summary>Joins all videos end to end, round after round in another order, and counts the cuts that the tracker sees.</summary>
internal static class CutsMeasurement
{
    public static void Run(string folder)
    {
        var clips = Clip.In(folder).Select(path => Clip.Read(path, 480, 270)).ToList();
        using var detector = new BlazeFaceDetector();
        int seen = 0, missed = 0, wrong = 0, frames = 0;
        for (var step = 1; step < clips.Count; step++)
        {
            if (clips.Count % step == 0 && step > 1) continue;
            using var tracker = new FaceTracker(detector, new() { DetectEvery = int.MaxValue, RestBetweenDetections = int.MaxValue });
            var faces = new List<TrackedFace>();
            for (var i = 0; i < clips.Count; i++)
            {
                var clip = clips[i * step % clips.Count];
                for (var frame = 0; frame < clip.Frames.Count; frame++)
                {
                    var before = tracker.Cuts;
                    tracker.Track(clip.Frames[frame], TimeSpan.FromSeconds(frames++ / 25.0), faces);
                    var isSeen = tracker.Cuts > before;
                    var isJoint = frame == 0 && i > 0;
                    if (isJoint && isSeen) seen++;
                    if (isJoint && !isSeen) missed++;
                    if (!isJoint && isSeen) wrong++;
                }
            }
        }
        Console.WriteLine($"{frames} frames: {seen} of {seen + missed} cuts seen, {wrong} seen where there is none");
    }
}
