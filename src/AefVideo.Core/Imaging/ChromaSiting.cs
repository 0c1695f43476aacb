namespace AefVideo.Core.Imaging;

/// <summary>Where a subsampled chroma sample lies relative to its luma samples (ITU-T H.273, ChromaLocType).</summary>
public enum ChromaSiting
{
    /// <summary>On the left luma column, between the rows: MPEG-2, H.264, HEVC.</summary>
    Left,

    /// <summary>In the middle of the luma samples: MPEG-1, JPEG.</summary>
    Center,

    /// <summary>On the top left luma sample: DV, BT.2020 discs.</summary>
    TopLeft,
}
