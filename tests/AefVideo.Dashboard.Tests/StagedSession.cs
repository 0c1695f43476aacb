using System.Diagnostics;
using AefVideo.Dashboard.Contracts;

namespace AefVideo.Dashboard.Tests;

/// <summary>A session without a camera: what it was told it remembers, and what it shows is set by the test.</summary>
internal sealed class StagedSession : ILiveSession
{
    public static readonly string[] Generators = ["stargan", "attentiongan", "attgan", "hisd"];

    private readonly long _start = Stopwatch.GetTimestamp();

    public float Strength { get; private set; } = 1;

    public bool IsPaused { get; private set; }

    public bool IsBlank { get; private set; }

    public int Hurried { get; private set; }

    public bool Refines { get; init; } = true;

    public LiveSnapshot Snapshot()
    {
        var elapsed = Stopwatch.GetElapsedTime(_start);
        return new()
        {
            Elapsed = elapsed,
            Source = "test",
            State = "running",
            Width = 640,
            Height = 360,
            FramesPerSecond = 29.9 + 0.2 * Math.Sin(elapsed.TotalSeconds),
            Frames = (long)(30 * elapsed.TotalSeconds),
            Drops = 3,
            Gaps = 1,
            Faces = 1,
            LatencyP50 = TimeSpan.FromMilliseconds(11.2 + Math.Sin(elapsed.TotalSeconds)),
            LatencyP95 = TimeSpan.FromMilliseconds(19.6 + 2 * Math.Sin(elapsed.TotalSeconds)),
            LatencyP99 = TimeSpan.FromMilliseconds(26.1),
            Strength = Strength,
            IsPaused = IsPaused,
            IsBlank = IsBlank,
            Sinks = [new("file out.mkv", "running", 812, 0), new("rtmp://example.invalid/live", "reconnecting", 240, 31, "The server refused the connection.")],
            Refinement = Refines ? new("refining", 64, 2, 24, 8, 0.24, [.. Generators.Select((name, i) => new GeneratorView(name, 0.1 + 0.1 * i, i == 2 ? null : 0.9 - 0.2 * i, i == 2 ? null : 0.15 - 0.03 * i))]) : null,
        };
    }

    public void SetStrength(float strength) => Strength = strength;

    public void SetPaused(bool isPaused) => IsPaused = isPaused;

    public void SetBlank(bool isBlank) => IsBlank = isBlank;

    public bool RefineNow()
    {
        Hurried++;
        return Refines;
    }
}
