using System.Diagnostics;
using AefVideo.Dashboard.Pictures;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Sinks;
using AefVideo.Pipeline.Statistics;

namespace AefVideo.Tools.RefinementExperiment;

/// <summary>Makes a JPEG file of each frame, as the page does, and notes how long the frame took from the camera to here.</summary>
internal sealed class LatencySink : IFrameSink
{
    private readonly JpegEncoder _encoder = new(85);

    public string Name => "jpeg";

    /// <summary>Where latencies are noted at the moment.</summary>
    public DurationHistogram Latencies { get; set; } = new();

    public ValueTask WriteAsync(Frame frame, CancellationToken cancellation)
    {
        _ = _encoder.Encode(frame.Picture).Length;
        Latencies.Record(Stopwatch.GetElapsedTime(frame.Timestamp));
        return ValueTask.CompletedTask;
    }

    public ValueTask FinishAsync(PipelineOutcome outcome, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _encoder.Dispose();
        return ValueTask.CompletedTask;
    }
}
