namespace AefVideo.Protection.Kernel;

/// <summary>Neighbouring samples of one row, from <paramref name="First" /> to <paramref name="Last" />, both included; empty if Last is less.</summary>
internal readonly record struct SampleRun(int First, int Last)
{
    /// <summary>No samples.</summary>
    public static SampleRun Empty => new(0, -1);

    /// <summary>Number of samples; at most 0 if empty.</summary>
    public int Count => Last - First + 1;
}
