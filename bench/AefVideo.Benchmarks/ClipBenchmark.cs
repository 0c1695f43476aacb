using System.Globalization;
using AefVideo.Core.Imaging;
using AefVideo.Core.Threads;
using AefVideo.Faces;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sources;
using AefVideo.Protection;
using OpenCvSharp;

namespace AefVideo.Benchmarks;

/// <summary>
/// What following and protecting the faces of a clip takes per frame on one thread, several times over the same frames; and how often the tracker searches, looks,
/// and holds a face's place to the bit.
/// </summary>
internal static class ClipBenchmark
{
    private const int MostFrames = 250, Rounds = 5;

    /// <summary>Prints a line for each round.</summary>
    /// <param name="path">The clip; its first frames are held in memory.</param>
    public static async Task RunAsync(string path)
    {
        Cv2.SetNumThreads(1);
        var media = await MediaInspector.InspectAsync(path, CancellationToken.None).ConfigureAwait(false);
        var originals = await ReadAsync(media).ConfigureAwait(false);
        var picture = new Picture(media.Format);
        using var detector = new BlazeFaceDetector();
        var protector = new FaceProtector(Perturbation.Random(128, 0.05f, 1));
        protector.Prepare(media.Format);

        Console.WriteLine("frames  searches  looks  faces  at rest   track ms  protect ms");
        for (var round = 0; round < Rounds; round++)
        {
            using var tracker = new FaceTracker(detector, new() { ClockwiseQuarterTurns = (int)media.Rotation });
            var (tracked, added) = (TimeSpan.Zero, TimeSpan.Zero);
            var (sightings, rests) = (0, 0);
            var faces = new List<TrackedFace>();
            var last = new HashSet<SimilarityTransform>();
            foreach (var (original, time) in originals)
            {
                original.CopyTo(picture);
                var start = ThreadTime.Now();
                tracker.Track(picture, time, faces);
                var between = ThreadTime.Now();
                Span<SimilarityTransform> places = [.. faces.Select(face => face.FromAligned)];
                protector.Protect(picture, places);
                tracked += between - start;
                added += ThreadTime.Now() - between;
                sightings += places.Length;
                foreach (var place in places) rests += last.Contains(place) ? 1 : 0;
                last.Clear();
                foreach (var place in places) last.Add(place);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{originals.Count,6}  {tracker.Detections,8}  {tracker.Looks,5}  {sightings,5}  {100.0 * rests / Math.Max(1, sightings),6:F1}%  {tracked.TotalMilliseconds / originals.Count,9:F3}  {added.TotalMilliseconds / originals.Count,10:F3}"));
        }
    }

    private static async Task<List<(Picture Picture, TimeSpan Time)>> ReadAsync(MediaDescription media)
    {
        var frames = new List<(Picture, TimeSpan)>();
        var pool = new FramePool(media.Format, MostFrames);
        var source = new FfmpegSource(media, tolerateDamage: true);
        await using (source.ConfigureAwait(false))
        {
            while (pool.TryRent(out var frame) && await source.ReadAsync(frame, CancellationToken.None).ConfigureAwait(false))
            {
                frames.Add((frame.Picture, frame.Time));
            }
        }
        return frames;
    }
}
