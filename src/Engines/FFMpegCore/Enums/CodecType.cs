namespace FFMpegCore.Enums;

/// <summary>The kind of stream a codec is for; flags, since one name may serve several.</summary>
public enum CodecType
{
    Unknown = 0,
    Video = 1 << 1,
    Audio = 1 << 2,
    Subtitle = 1 << 3,
    Data = 1 << 4
}
