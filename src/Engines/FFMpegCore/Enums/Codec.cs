namespace FFMpegCore.Enums;

/// <summary>A codec, encoder or decoder as ffmpeg lists it.</summary>
public class Codec
{
    internal Codec(string name, CodecType type)
    {
        Name = name;
        Type = type;
    }

    public string Name { get; }
    public CodecType Type { get; private set; }
    public bool DecodingSupported { get; private set; }
    public bool EncodingSupported { get; private set; }
    public bool IsIntraFrameOnly { get; private set; }
    public bool IsLossy { get; private set; }
    public bool IsLossless { get; private set; }
    public string Description { get; private set; } = null!;
    public FeatureLevel EncoderFeatureLevel { get; } = new();
    public FeatureLevel DecoderFeatureLevel { get; } = new();

    /// <summary>Reads a line of <c>ffmpeg -codecs</c>: flags D, E, kind, intra only, lossy, lossless; null for any other line.</summary>
    internal static Codec? FromCodecsLine(string line)
    {
        if (CapabilityLine.Parse(line, flagCount: 6) is not { } entry || KindOf(entry.Flags[2]) is not { } kind) return null;
        if (!IsFlag(entry.Flags[0], 'D') || !IsFlag(entry.Flags[1], 'E')) return null;
        return new Codec(entry.Name, kind)
        {
            DecodingSupported = entry.Flags[0] != '.',
            EncodingSupported = entry.Flags[1] != '.',
            IsIntraFrameOnly = entry.Flags[3] != '.',
            IsLossy = entry.Flags[4] != '.',
            IsLossless = entry.Flags[5] != '.',
            Description = entry.Rest,
        };
    }

    /// <summary>Reads a line of <c>ffmpeg -encoders</c>: flags kind, frame threads, slice threads, experimental, band, direct.</summary>
    internal static Codec? FromEncodersLine(string line) => FromCoderLine(line, isEncoder: true);

    /// <summary>Reads a line of <c>ffmpeg -decoders</c>; its flags are those of the encoders.</summary>
    internal static Codec? FromDecodersLine(string line) => FromCoderLine(line, isEncoder: false);

    /// <summary>Adds what another list says about the same name.</summary>
    internal void Merge(Codec other)
    {
        Type |= other.Type;
        DecodingSupported |= other.DecodingSupported;
        EncodingSupported |= other.EncodingSupported;
        IsIntraFrameOnly |= other.IsIntraFrameOnly;
        IsLossy |= other.IsLossy;
        IsLossless |= other.IsLossless;
        EncoderFeatureLevel.Merge(other.EncoderFeatureLevel);
        DecoderFeatureLevel.Merge(other.DecoderFeatureLevel);
        if (Description != other.Description) Description += "\r\n" + other.Description;
    }

    private static Codec? FromCoderLine(string line, bool isEncoder)
    {
        if (CapabilityLine.Parse(line, flagCount: 6) is not { } entry || KindOf(entry.Flags[0]) is not { } kind) return null;
        var codec = new Codec(entry.Name, kind)
        {
            EncodingSupported = isEncoder,
            DecodingSupported = !isEncoder,
            Description = entry.Rest,
        };
        (isEncoder ? codec.EncoderFeatureLevel : codec.DecoderFeatureLevel).Read(entry.Flags.AsSpan(1));
        return codec;
    }

    private static bool IsFlag(char value, char flag) => value == flag || value == '.';

    private static CodecType? KindOf(char flag) => flag switch
    {
        'V' => CodecType.Video,
        'A' => CodecType.Audio,
        'S' => CodecType.Subtitle,
        'D' => CodecType.Data,
        _ => null,
    };

    /// <summary>What an encoder or decoder can do.</summary>
    public class FeatureLevel
    {
        public bool IsExperimental { get; internal set; }
        public FeatureStatus SupportsFrameLevelMultithreading { get; internal set; }
        public FeatureStatus SupportsSliceLevelMultithreading { get; internal set; }
        public FeatureStatus SupportsDrawHorizBand { get; internal set; }
        public FeatureStatus SupportsDirectRendering { get; internal set; }

        /// <summary>Takes the five flags that follow the kind.</summary>
        internal void Read(ReadOnlySpan<char> flags)
        {
            SupportsFrameLevelMultithreading = StatusOf(flags[0]);
            SupportsSliceLevelMultithreading = StatusOf(flags[1]);
            IsExperimental = flags[2] != '.';
            SupportsDrawHorizBand = StatusOf(flags[3]);
            SupportsDirectRendering = StatusOf(flags[4]);
        }

        internal void Merge(FeatureLevel other)
        {
            IsExperimental |= other.IsExperimental;
            SupportsFrameLevelMultithreading = Better(SupportsFrameLevelMultithreading, other.SupportsFrameLevelMultithreading);
            SupportsSliceLevelMultithreading = Better(SupportsSliceLevelMultithreading, other.SupportsSliceLevelMultithreading);
            SupportsDrawHorizBand = Better(SupportsDrawHorizBand, other.SupportsDrawHorizBand);
            SupportsDirectRendering = Better(SupportsDirectRendering, other.SupportsDirectRendering);
        }

        private static FeatureStatus StatusOf(char flag) => flag == '.' ? FeatureStatus.NotSupported : FeatureStatus.Supported;

        private static FeatureStatus Better(FeatureStatus one, FeatureStatus other) => one > other ? one : other;
    }
}
