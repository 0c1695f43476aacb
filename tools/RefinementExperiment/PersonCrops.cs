using AefVideo.Core.Errors;
using AefVideo.Faces;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Tools.RefinementExperiment;

/// <summary>Aligned crops of the person who is seen longest in a clip, evenly spread over it and in order.</summary>
/// <param name="Name">The clip.</param>
/// <param name="Learn">From the clip's first part: what would be collected.</param>
/// <param name="HeldOut">Likewise, every fourth: what candidates are judged by.</param>
/// <param name="Unseen">From its last part, which takes no part in refining.</param>
internal sealed record PersonCrops(string Name, IReadOnlyList<float[]> Learn, IReadOnlyList<float[]> HeldOut, IReadOnlyList<float[]> Unseen)
{
    private const int MostLearnt = 32;
    private const int HeldOutEvery = 4;
    private const int MostUnseen = 8;
    private const double LearntShare = 0.6;

    // Seven to learn from and to judge by, four unseen.
    private const int LeastCrops = 12;

    // Frames between the last that may be learnt from and the first unseen one, as a share of the clip: neighbours look alike.
    private const double Gap = 0.05;

    /// <summary>Reads a clip.</summary>
    /// <exception cref="MediaException">There is no face in it for long enough.</exception>
    public static async Task<PersonCrops> ReadAsync(string path, int size, CancellationToken cancellation)
    {
        var input = await MediaInspector.InspectAsync(path, MediaLimits.Default, cancellation);
        await using var source = new FfmpegSource(input);
        using var detector = new BlazeFaceDetector(new());
        using var tracker = new FaceTracker(detector, new FaceTrackerOptions { ClockwiseQuarterTurns = (int)input.Rotation });
        using var cutter = new FaceCutter();
        var pool = new FramePool(source.Format, 1);
        var seen = new Dictionary<int, List<float[]>>();
        // Of long clips not every frame: about two hundred crops are plenty to choose from.
        var every = (int)Math.Max(1, (input.FrameCount ?? 0) / 200);
        for (long number = 0; ; number++)
        {
            var frame = await pool.RentAsync(cancellation);
            if (!await source.ReadAsync(frame, cancellation)) break;
            tracker.Track(frame.Picture, frame.Time, frame.Faces);
            foreach (var face in frame.Faces)
            {
                if (number % every != 0 || face.Condition.HasFlag(FaceCondition.TooSmall)) continue;
                var crop = new float[3 * size * size];
                cutter.Cut(frame.Picture, face.FromAligned, size, crop);
                if (!seen.TryGetValue(face.Track, out var crops)) seen.Add(face.Track, crops = []);
                crops.Add(crop);
            }
            frame.Release();
        }
        var name = Path.GetFileNameWithoutExtension(path);
        var longest = seen.Values.MaxBy(crops => crops.Count);
        if (longest is not { Count: >= LeastCrops }) throw new MediaException($"{name} shows nobody's face in {LeastCrops} frames with enough pixels to learn from, but in {longest?.Count ?? 0} at most: a live run would not refine on it either.");
        var learnt = Spread(longest[..(int)(LearntShare * longest.Count)], MostLearnt);
        return new(
            name,
            [.. learnt.Where((_, i) => i % HeldOutEvery != HeldOutEvery - 1)],
            [.. learnt.Where((_, i) => i % HeldOutEvery == HeldOutEvery - 1)],
            Spread(longest[(int)((LearntShare + Gap) * longest.Count)..], MostUnseen));
    }

    private static List<float[]> Spread(List<float[]> crops, int most) =>
        crops.Count <= most ? crops : [.. Enumerable.Range(0, most).Select(i => crops[i * crops.Count / most])];
}
