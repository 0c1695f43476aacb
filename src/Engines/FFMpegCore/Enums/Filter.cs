namespace FFMpegCore.Enums;

/// <summary>Bit stream filters.</summary>
public enum Filter
{
    H264_Mp4ToAnnexB,
    Aac_AdtstoAsc
}
