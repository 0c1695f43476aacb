using AefVideo.Core.Errors;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Pipeline.Sinks;

/// <summary>Where a live stream goes.</summary>
/// <param name="Kind">What kind of place it is.</param>
/// <param name="Address">As ffmpeg takes it: a path, an address, a device.</param>
public sealed record StreamTarget(StreamTargetKind Kind, string Address)
{
    private const string CameraPrefix = "/dev/video";

    /// <summary>What users may see of it: keys and passwords left away.</summary>
    public string Title => Kind switch
    {
        StreamTargetKind.StandardOutput => "standard output",
        StreamTargetKind.Rtmp => WithoutKey(StreamInput.WithoutSecrets(Address)),
        StreamTargetKind.Network or StreamTargetKind.Srt => StreamInput.WithoutSecrets(Address).TrimEnd('/'),
        _ => Address,
    };

    /// <summary>Whether it can come back after it failed: whoever listens may have gone for a moment.</summary>
    public bool CanReconnect => Kind is not (StreamTargetKind.File or StreamTargetKind.StandardOutput);

    /// <summary>Reads what a user wrote.</summary>
    /// <exception cref="UsageException">It is no place to stream to.</exception>
    public static StreamTarget Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new UsageException("An output is empty; give a file, an address (udp, tcp, srt, rtmp), a virtual camera such as /dev/video10, or - for standard output.");
        if (text == "-") return new(StreamTargetKind.StandardOutput, text);
        if (text.StartsWith(CameraPrefix, StringComparison.Ordinal)) return new(StreamTargetKind.VirtualCamera, text);
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            // Says now what is wrong with its name.
            OutputContainer.Of(text);
            return new(StreamTargetKind.File, text);
        }
        return text[..scheme].ToLowerInvariant() switch
        {
            "udp" => new(StreamTargetKind.Network, text.Contains('?', StringComparison.Ordinal) ? text : text + "?pkt_size=1316"),
            "tcp" => new(StreamTargetKind.Network, text),
            "srt" => new(StreamTargetKind.Srt, text),
            "rtmp" or "rtmps" => new(StreamTargetKind.Rtmp, text),
            var other => throw new UsageException($"{StreamInput.WithoutSecrets(text)}: streams do not go to {other}; use udp, tcp, srt or rtmp, a file, or a virtual camera."),
        };
    }

    // The last part of an RTMP address is the key of the channel.
    private static string WithoutKey(string address)
    {
        var parts = address.Split('/');
        return parts.Length > 4 ? string.Join('/', parts[..4]) + "/…" : address;
    }
}
