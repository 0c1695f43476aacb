namespace AefVideo.Pipeline.Sinks;

/// <summary>How a video is encoded. What is not said has a default by codec and container.</summary>
public sealed record EncoderSettings
{
    /// <summary>The codec; null means H.264, or VP9 in webm.</summary>
    public VideoCodec? Codec { get; init; }

    /// <summary>
    /// Constant quality: 0–51 for H.264 and HEVC, 0–63 for AV1 and VP9, less is better; null means the codec's default. FFV1 has none.
    /// </summary>
    public int? Crf { get; init; }

    /// <summary>Speed against size: x264's names from "ultrafast" to "placebo" for every codec; null means "veryfast" or its equal.</summary>
    public string? Preset { get; init; }

    /// <summary>Whether a graphics card's encoder is used.</summary>
    public HardwareEncoding Hardware { get; init; }

    /// <summary>Threads of the encoder; null for as many as it likes. What x264 writes depends on it a little, but not on the machine once it is given.</summary>
    public int? Threads { get; init; }

    /// <summary>Whether an existing output file may be replaced.</summary>
    public bool Overwrite { get; init; }
}
