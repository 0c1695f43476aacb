namespace AefVideo.Preview.Platform;

/// <summary>
/// Tells when swapping does not wait for the display: the loop would then take a core for itself. It goes on judging, since a busy machine hides for a while that
/// nothing waits.
/// </summary>
/// <param name="refreshRate">Of the display, in hertz.</param>
internal sealed class DisplayJudge(int refreshRate)
{
    /// <summary>Frames that are judged together.</summary>
    public const int Frames = 30;

    /// <summary>Share of the display's period below which a frame came without waiting for it.</summary>
    private const double QuickFrame = 0.8;

    private int _frames;
    private int _quickFrames;

    /// <summary>Takes the next frame; true where most of the last <see cref="Frames" /> came without waiting.</summary>
    /// <param name="seconds">Since the frame before.</param>
    public bool IsUnbound(double seconds)
    {
        if (seconds < QuickFrame / refreshRate) _quickFrames++;
        if (++_frames < Frames) return false;
        var isUnbound = _quickFrames > Frames / 2;
        _frames = _quickFrames = 0;
        return isUnbound;
    }
}
