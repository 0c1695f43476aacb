namespace AefVideo.Evaluation.Verification;

/// <summary>Which frames of a video are looked at.</summary>
/// <param name="wanted">How many, spread evenly; of a shorter video all.</param>
/// <param name="every">Every so manieth frame instead, the first included; null for <paramref name="wanted" />.</param>
/// <param name="expected">How many frames there will be; null where that is not known, then every 25th frame is taken.</param>
internal sealed class FramePlan(int wanted, int? every, long? expected)
{
    // A frame a second, of the usual video.
    private const int StepOfUnknownLength = 25;

    private readonly int? _step = every ?? (expected is null ? StepOfUnknownLength : null);
    private long _taken;

    /// <summary>How many frames will be taken; null where that is not known.</summary>
    public long? Planned => expected is not { } frames ? null : _step is { } step ? (frames + step - 1) / step : Math.Min(wanted, frames);

    /// <summary>Whether a frame is taken. To be asked for each frame, in their order.</summary>
    /// <param name="frame">Its number, from 0.</param>
    public bool Takes(long frame)
    {
        if (_step is { } step) return frame % step == 0;
        // In the middle of each of as many equal parts.
        var parts = Math.Min(wanted, expected!.Value);
        if (_taken >= parts || frame != (2 * _taken + 1) * expected.Value / (2 * parts)) return false;
        _taken++;
        return true;
    }
}
