namespace AefVideo.Pipeline.Sinks;

/// <summary>How the output video is coded.</summary>
public enum VideoCodec
{
    /// <summary>H.264: plays everywhere.</summary>
    H264,

    /// <summary>H.265.</summary>
    Hevc,

    /// <summary>AV1.</summary>
    Av1,

    /// <summary>VP9.</summary>
    Vp9,

    /// <summary>FFV1: lossless, large; for archives and measurements.</summary>
    Ffv1,
}
