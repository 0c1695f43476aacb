using AefVideo.Core.Errors;

namespace AefVideo.Pipeline.Sinks;

/// <summary>A container that is written: what it can hold, by ffmpeg's names of codecs.</summary>
internal sealed record OutputContainer
{
    private static readonly OutputContainer Mp4 = new()
    {
        Name = "mp4",
        Muxer = "mp4",
        VideoCodecs = [VideoCodec.H264, VideoCodec.Hevc, VideoCodec.Av1, VideoCodec.Vp9],
        AudioCodecs = ["aac", "mp3", "mp2", "ac3", "eac3", "alac", "opus", "flac", "dts"],
        AudioFallback = ["aac"],
        SubtitleCodecs = ["mov_text"],
        SubtitleFallback = "mov_text",
        KeepsRotation = true,
        IsIsoMedia = true,
    };

    private static readonly OutputContainer Mov = Mp4 with
    {
        Name = "mov",
        Muxer = "mov",
        VideoCodecs = [VideoCodec.H264, VideoCodec.Hevc],
        AudioCodecs =
        [
            "aac", "mp3", "ac3", "eac3", "alac", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be", "pcm_f32le", "pcm_f32be",
            "pcm_u8", "pcm_alaw", "pcm_mulaw", "adpcm_ima_qt",
        ],
    };

    private static readonly OutputContainer Matroska = new()
    {
        Name = "mkv",
        Muxer = "matroska",
        VideoCodecs = [VideoCodec.H264, VideoCodec.Hevc, VideoCodec.Av1, VideoCodec.Vp9, VideoCodec.Ffv1],
        AudioCodecs =
        [
            "aac", "mp3", "mp2", "mp1", "ac3", "eac3", "dts", "truehd", "mlp", "flac", "alac", "opus", "vorbis", "wavpack", "tta",
            "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be", "pcm_f32le", "pcm_f64le", "pcm_u8", "pcm_alaw", "pcm_mulaw",
            "wmav1", "wmav2", "wmapro", "adpcm_ms", "adpcm_ima_wav", "amr_nb", "amr_wb", "cook",
        ],
        AudioFallback = ["flac"],
        SubtitleCodecs = ["subrip", "ass", "ssa", "webvtt", "text", "dvd_subtitle", "hdmv_pgs_subtitle", "dvb_subtitle"],
        SubtitleFallback = "srt",
        KeepsAttachments = true,
    };

    private static readonly OutputContainer Webm = new()
    {
        Name = "webm",
        Muxer = "webm",
        VideoCodecs = [VideoCodec.Vp9, VideoCodec.Av1],
        AudioCodecs = ["opus", "vorbis"],
        AudioFallback = ["libopus", "libvorbis"],
        SubtitleCodecs = ["webvtt"],
        SubtitleFallback = "webvtt",
    };

    private static readonly Dictionary<string, OutputContainer> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".mp4"] = Mp4,
        [".m4v"] = Mp4,
        [".mov"] = Mov,
        [".mkv"] = Matroska,
        [".webm"] = Webm,
    };

    /// <summary>How users name it.</summary>
    public required string Name { get; init; }

    /// <summary>ffmpeg's muxer.</summary>
    public required string Muxer { get; init; }

    /// <summary>The default first.</summary>
    public required IReadOnlyList<VideoCodec> VideoCodecs { get; init; }

    /// <summary>What can be copied.</summary>
    public required IReadOnlyCollection<string> AudioCodecs { get; init; }

    /// <summary>Encoders for what cannot; the first that this ffmpeg has is used.</summary>
    public required IReadOnlyList<string> AudioFallback { get; init; }

    /// <summary>What can be copied.</summary>
    public required IReadOnlyCollection<string> SubtitleCodecs { get; init; }

    /// <summary>Encoder for other text.</summary>
    public required string SubtitleFallback { get; init; }

    /// <summary>Whether fonts and other files can lie in it.</summary>
    public bool KeepsAttachments { get; init; }

    /// <summary>Whether it can say that players shall turn the picture; ffmpeg 5.1 writes that into mp4 and mov only.</summary>
    public bool KeepsRotation { get; init; }

    /// <summary>mp4 and its like: an index that is best put first, a free choice of time unit, a code for HEVC that Apple's players want.</summary>
    public bool IsIsoMedia { get; init; }

    /// <summary>The container that a file name asks for.</summary>
    /// <exception cref="UsageException">The extension is not one that is written.</exception>
    public static OutputContainer Of(string path)
    {
        var extension = Path.GetExtension(path);
        if (ByExtension.TryGetValue(extension, out var container)) return container;
        throw new UsageException(
            extension.Length == 0
                ? $"{path}: has no extension; end the name with .mp4, .m4v, .mov, .mkv or .webm."
                : $"{path}: {extension} is not written here; end the name with .mp4, .m4v, .mov, .mkv or .webm.");
    }

    /// <summary>The codec that is asked for, or the container's default.</summary>
    /// <exception cref="UsageException">The container cannot hold it.</exception>
    public VideoCodec Choose(VideoCodec? wanted)
    {
        var codec = wanted ?? VideoCodecs[0];
        if (VideoCodecs.Contains(codec)) return codec;
        var others = ByExtension.Where(pair => pair.Value.VideoCodecs.Contains(codec)).Select(pair => pair.Key);
        throw new UsageException(
            $"{Name} cannot hold {Lower(codec)}; write to {string.Join(", ", others)}, or choose --codec {string.Join("|", VideoCodecs.Select(Lower))}.");
    }

    private static string Lower(VideoCodec codec) => codec.ToString().ToLowerInvariant();
}
