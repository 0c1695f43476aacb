using System.Text;
using System.Text.Json.Serialization;
using FFMpegCore.Enums;

namespace FFMpegCore;

/// <summary>How ffmpeg and ffprobe are found and run.</summary>
public class FFOptions : ICloneable
{
    /// <summary>Working directory of the programs; empty for that of this process.</summary>
    public string WorkingDirectory { get; set; } = string.Empty;

    /// <summary>Folder of the programs; empty if they are in the PATH.</summary>
    public string BinaryFolder { get; set; } = string.Empty;

    /// <summary>Folder for lists of files and metadata that ffmpeg reads.</summary>
    public string TemporaryFilesFolder { get; set; } = Path.GetTempPath();

    /// <summary>Web name of <see cref="Encoding"/>.</summary>
    public string EncodingWebName { get; set; } = Encoding.Default.WebName;

    /// <summary>Encoding of the programs' output.</summary>
    [JsonIgnore]
    public Encoding Encoding
    {
        get => Encoding.GetEncoding(EncodingWebName);
        set => EncodingWebName = value?.WebName ?? Encoding.Default.WebName;
    }

    /// <summary>How much ffmpeg says; null for its own default.</summary>
    public FFMpegLogLevel? LogLevel { get; set; }

    /// <summary>File extensions of containers that are not named like their container.</summary>
    public Dictionary<string, string> ExtensionOverrides { get; set; } = new() { ["mpegts"] = ".ts" };

    /// <summary>Whether ffmpeg's lists of codecs, pixel formats and containers are asked for only once.</summary>
    public bool UseCache { get; set; } = true;

    /// <summary>A shallow copy.</summary>
    public FFOptions Clone() => (FFOptions)MemberwiseClone();

    object ICloneable.Clone() => Clone();
}
