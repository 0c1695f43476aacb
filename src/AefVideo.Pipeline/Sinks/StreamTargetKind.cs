namespace AefVideo.Pipeline.Sinks;

/// <summary>Where a live stream goes.</summary>
public enum StreamTargetKind
{
    /// <summary>A file, written in fragments.</summary>
    File,

    /// <summary>An address that takes MPEG-TS: udp, tcp.</summary>
    Network,

    /// <summary>SRT, MPEG-TS.</summary>
    Srt,

    /// <summary>RTMP, FLV.</summary>
    Rtmp,

    /// <summary>A v4l2loopback device, which other programs see as a camera.</summary>
    VirtualCamera,

    /// <summary>Standard output, MPEG-TS.</summary>
    StandardOutput,
}
