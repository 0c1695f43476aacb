using AefVideo.Batch.Planning;
using AefVideo.Pipeline.Jobs;

namespace AefVideo.Batch.Running;

/// <summary>A planned clip on its way through a run.</summary>
/// <param name="Plan">What is to be done.</param>
/// <param name="Weight">Its share of the work: playing time in seconds, or what stands for it.</param>
internal sealed record WorkItem(PlannedClip Plan, double Weight)
{
    private ProtectionJob? _job;

    /// <summary>Attempts in this run so far.</summary>
    public int Attempts { get; set; }

    /// <summary>What is done to it now.</summary>
    public string Phase { get; set; } = "";

    /// <summary>The job that protects it; null while there is none.</summary>
    public ProtectionJob? Job
    {
        get => Volatile.Read(ref _job);
        set => Volatile.Write(ref _job, value);
    }

    /// <summary>The reading of its file, begun while the clip before it is in work; null where that was not possible.</summary>
    public Task<ClipReading>? ReadAhead { get; set; }

    /// <summary>How much of its weight is done.</summary>
    public double WeightDone => Job?.Progress is { ExpectedFrames: > 0 and var expected } progress ? Weight * Math.Min(1, progress.Frames / (double)expected) : 0;
}
