namespace AefVideo.Pipeline.Jobs;

/// <summary>How far a job is.</summary>
/// <param name="Frames">Frames written.</param>
/// <param name="ExpectedFrames">Frames there will be, if the input tells.</param>
/// <param name="Elapsed">Wall time since the first frame was asked for.</param>
/// <param name="FrameRate">Frames per second of the input; 0 where unknown.</param>
/// <param name="Faces">Faces in the newest frame.</param>
public readonly record struct ProtectionProgress(long Frames, long? ExpectedFrames, TimeSpan Elapsed, double FrameRate, int Faces)
{
    /// <summary>Frames written per second of wall time.</summary>
    public double FramesPerSecond => Elapsed > TimeSpan.Zero ? Frames / Elapsed.TotalSeconds : 0;

    /// <summary>Playing time done per wall time: 1 keeps up with a camera; 0 where the input has no frame rate.</summary>
    public double Speed => FrameRate > 0 ? FramesPerSecond / FrameRate : 0;

    /// <summary>Wall time still needed at the speed so far, where that can be told.</summary>
    public TimeSpan? Remaining => ExpectedFrames is { } expected && Frames > 0
        ? Elapsed * (Math.Max(0, expected - Frames) / (double)Frames)
        : null;
}
