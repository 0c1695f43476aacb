namespace AefVideo.Pipeline.Sinks;

/// <summary>Whether a graphics card's encoder is used.</summary>
public enum HardwareEncoding
{
    /// <summary>The processor encodes: best quality per bit, same result everywhere.</summary>
    Off,

    /// <summary>The first hardware encoder that works, else the processor.</summary>
    Auto,

    /// <summary>NVIDIA.</summary>
    Nvenc,

    /// <summary>Intel Quick Sync.</summary>
    Qsv,

    /// <summary>Linux' common interface (Intel, AMD).</summary>
    Vaapi,

    /// <summary>Apple.</summary>
    VideoToolbox,

    /// <summary>AMD on Windows.</summary>
    Amf,
}
