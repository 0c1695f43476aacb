using AefVideo.Pipeline.Media;

namespace AefVideo.Diagnostics.Checks;

/// <summary>Which codecs ffmpeg can write, and with which hardware.</summary>
internal sealed class EncoderCheck : ICheck
{
    private static readonly string[] Hardware = ["nvenc", "qsv", "vaapi", "videotoolbox", "amf"];

    private static readonly (string Codec, string[] Encoders)[] Software =
    [
        ("h264", ["libx264"]), ("hevc", ["libx265"]), ("av1", ["libsvtav1", "libaom-av1"]), ("vp9", ["libvpx-vp9"]), ("ffv1", ["ffv1"]),
    ];

    public string Name => "encoders";

    public string? Fix => "apt-get install ffmpeg";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation)
    {
        var ffmpeg = await FfmpegProgram.FindAsync(cancellation).ConfigureAwait(false);
        var results = new List<CheckResult>();
        foreach (var (codec, encoders) in Software)
        {
            var found = encoders.FirstOrDefault(ffmpeg.Encoders.Contains);
            results.Add(found is not null
                ? new($"codec {codec}", CheckStatus.Ok, found)
                : new($"codec {codec}", CheckStatus.Limited, $"this ffmpeg has none of {string.Join(", ", encoders)}", "install an ffmpeg that has it"));
        }
        var hardware = ffmpeg.Encoders.Where(encoder => Hardware.Any(kind => encoder.EndsWith($"_{kind}", StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToArray();
        results.Add(hardware.Length > 0
            ? new("hardware encoders", CheckStatus.Ok, $"built in, tried when asked for: {string.Join(", ", hardware)}")
            : new("hardware encoders", CheckStatus.Limited, "none in this ffmpeg"));
        return results;
    }
}
