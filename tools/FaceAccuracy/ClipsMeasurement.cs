using System.Globalization;
using AefVideo.Faces;

namespace AefVideo.Tools.FaceAccuracy;

/// <summary>
/// Measures tracking on videos: how many of the visible faces are found in sampled frames. How many are visible was counted by eye and stands
/// in <c>visible-faces.csv</c>.
/// </summary>
internal static class ClipsMeasurement
{
    private const int FramesPerSheet = 24;

    public static void Run(string folder, string? sheets)
    {
        var visible = ReadVisible();
        foreach (var path in Clip.In(folder)) Measure(Clip.Read(path), visible, sheets);
    }

    private static Dictionary<(string Clip, int Frame), int> ReadVisible() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "visible-faces.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToDictionary(cells => (cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture)), cells => int.Parse(cells[2], CultureInfo.InvariantCulture));

    private static void Measure(Clip clip, Dictionary<(string, int), int> visible, string? sheets)
    {
        using var detector = new BlazeFaceDetector();
        using var tracker = new FaceTracker(detector, new());
        using var sheet = new ContactSheet();
        var faces = new List<TrackedFace>();
        var numbers = new HashSet<int>();
        int sampled = 0, complete = 0, found = 0, shown = 0, extra = 0, next = 0;
        for (var i = 0; i < clip.Frames.Count; i++)
        {
            tracker.Track(clip.Frames[i], TimeSpan.FromSeconds(i / clip.FramesPerSecond), faces);
            foreach (var face in faces) numbers.Add(face.Track);
            if (i != next * clip.Frames.Count / FramesPerSheet) continue;
            next++;
            if (sheets is not null) sheet.Add(clip.Frames[i], faces, $"{i}: {faces.Count}");
            if (!visible.TryGetValue((clip.Name, i), out var truth)) continue;
            sampled++;
            shown += truth;
            found += Math.Min(truth, faces.Count);
            extra += Math.Max(0, faces.Count - truth);
            if (faces.Count >= truth) complete++;
        }
        if (sheets is not null)
        {
            Directory.CreateDirectory(sheets);
            sheet.Save(Path.Combine(sheets, clip.Name + ".png"));
        }
        Console.WriteLine(
            $"{clip.Name}: {clip.Frames.Count} frames, {tracker.Detections} searched, {numbers.Count} tracks, {tracker.Cuts} cuts; sampled {sampled}, every visible face found in {complete}, faces found {found} of {shown}, too many {extra}");
    }
}
