using AefVideo.Faces;
using AefVideo.Pipeline.Jobs;

namespace AefVideo.Pipeline.Stages;

/// <summary>Counts faces over a run.</summary>
public sealed class FaceCensus
{
    private readonly HashSet<int> _tracks = [];
    private volatile int _current;

    /// <summary>The counts so far; complete once the run has ended.</summary>
    public FaceCount Count { get; private set; }

    /// <summary>Faces in the newest frame. May be read at any time from any thread.</summary>
    public int Current => _current;

    internal void Add(List<TrackedFace> faces)
    {
        _current = faces.Count;
        if (faces.Count == 0) return;
        int tooSmall = 0, turnedAway = 0;
        foreach (var face in faces)
        {
            _tracks.Add(face.Track);
            if (face.Condition.HasFlag(FaceCondition.TooSmall)) tooSmall++;
            if (face.Condition.HasFlag(FaceCondition.TurnedAway)) turnedAway++;
        }
        Count = new(
            _tracks.Count,
            Count.FramesWithFaces + 1,
            Count.Sightings + faces.Count,
            Count.TooSmall + tooSmall,
            Count.TurnedAway + turnedAway);
    }
}
