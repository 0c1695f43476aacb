namespace FFMpegCore.Enums;

/// <summary>Audio bit rates in kbit/s.</summary>
public enum AudioQuality
{
    Ultra = 384,
    VeryHigh = 256,
    Good = 192,
    Normal = 128,
    BelowNormal = 96,
    Low = 64
}
