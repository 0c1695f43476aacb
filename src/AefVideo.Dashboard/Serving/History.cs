using AefVideo.Dashboard.Contracts;

namespace AefVideo.Dashboard.Serving;

/// <summary>The whole run in few points: whenever they become too many, every second one goes and they come half as often.</summary>
internal sealed class History
{
    private const int MostPoints = 600;

    private readonly List<HistoryPoint> _points = [];
    private readonly Lock _lock = new();
    private int _every = 1;
    private int _skipped;

    /// <summary>All points, oldest first.</summary>
    public IReadOnlyList<HistoryPoint> Points
    {
        get
        {
            lock (_lock) return [.. _points];
        }
    }

    /// <summary>Takes a moment into account; called once a second.</summary>
    public void Add(LiveSnapshot now)
    {
        if (++_skipped < _every) return;
        _skipped = 0;
        var generators = now.Refinement?.Generators ?? [];
        var point = new HistoryPoint(
            now.Elapsed.TotalSeconds,
            now.FramesPerSecond,
            now.LatencyP50.TotalMilliseconds,
            now.LatencyP95.TotalMilliseconds,
            [.. generators.Select(generator => generator.Weight)],
            [.. generators.Select(generator => generator.SuccessRate)]);
        lock (_lock)
        {
            _points.Add(point);
            if (_points.Count < MostPoints) return;
            for (var i = 0; i < _points.Count / 2; i++) _points[i] = _points[2 * i];
            _points.RemoveRange(_points.Count / 2, _points.Count - _points.Count / 2);
        }
        _every *= 2;
    }
}
