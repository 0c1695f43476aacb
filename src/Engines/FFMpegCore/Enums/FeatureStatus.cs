namespace FFMpegCore.Enums;

/// <summary>Whether a codec has a feature.</summary>
public enum FeatureStatus
{
    Unknown,
    NotSupported,
    Supported
}
