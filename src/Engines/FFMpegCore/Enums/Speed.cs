namespace FFMpegCore.Enums;

/// <summary>x264's and x265's presets.</summary>
public enum Speed
{
    VerySlow,
    Slower,
    Slow,
    Medium,
    Fast,
    Faster,
    VeryFast,
    SuperFast,
    UltraFast
}
