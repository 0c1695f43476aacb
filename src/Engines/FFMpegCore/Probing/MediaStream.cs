using FFMpegCore.Enums;

namespace FFMpegCore;

/// <summary>A stream of a file.</summary>
public abstract class MediaStream : ITagsContainer
{
    public int Index { get; set; }
    public string CodecName { get; set; } = null!;
    public string CodecLongName { get; set; } = null!;
    public string CodecTagString { get; set; } = null!;
    public string CodecTag { get; set; } = null!;

    /// <summary>Bits per second; 0 if unknown.</summary>
    public long BitRate { get; set; }

    /// <summary>Zero if unknown or negative; whole milliseconds.</summary>
    public TimeSpan StartTime { get; set; }

    /// <summary>Zero if unknown; whole milliseconds.</summary>
    public TimeSpan Duration { get; set; }

    public string? Language { get; set; }
    public Dictionary<string, bool>? Disposition { get; set; }
    public int? BitDepth { get; set; }
    public Dictionary<string, string>? Tags { get; set; }

    /// <summary>Asks ffmpeg about this stream's codec.</summary>
    public Codec GetCodecInfo() => FFMpeg.GetCodec(CodecName);
}
