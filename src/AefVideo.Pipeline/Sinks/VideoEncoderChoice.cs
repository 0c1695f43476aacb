using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;

namespace AefVideo.Pipeline.Sinks;

/// <summary>Turns <see cref="EncoderSettings" /> into an encoder that this ffmpeg has and that works here.</summary>
internal sealed class VideoEncoderChoice
{
    private static readonly string[] Presets = ["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow", "placebo"];
    private static readonly HardwareEncoding[] AutoOrder =
        [HardwareEncoding.Nvenc, HardwareEncoding.Qsv, HardwareEncoding.VideoToolbox, HardwareEncoding.Amf, HardwareEncoding.Vaapi];

    // SVT-AV1 takes nothing smaller.
    private const int SmallestSvtSide = 64;
    private readonly FfmpegProgram _ffmpeg;
    private readonly EncoderSettings _settings;
    private readonly PictureFormat _format;
    private readonly VideoCodec _codec;
    private readonly int _crf;
    private readonly int _preset;

    /// <exception cref="UsageException">Quality or preset are out of range.</exception>
    public VideoEncoderChoice(FfmpegProgram ffmpeg, EncoderSettings settings, PictureFormat format, VideoCodec codec)
    {
        _ffmpeg = ffmpeg;
        _settings = settings;
        _format = format;
        _codec = codec;
        _crf = Crf(settings, codec);
        _preset = Array.IndexOf(Presets, settings.Preset ?? DefaultPreset);
        if (_preset < 0) throw new UsageException($"There is no preset \"{settings.Preset}\"; choose one of {string.Join(", ", Presets)}.");
        if (codec == VideoCodec.Ffv1 && settings.Preset is not null) throw new UsageException("FFV1 is lossless and has no presets; leave --preset away.");
    }

    /// <summary>
    /// x264's preset where none is given. Measured on a 720p clip with a pattern of ±13 steps in 4×4 blocks at CRF 18: "veryfast" keeps all of the
    /// pattern's luma and 0.96 of its chroma, "medium" all of both in two to three times the time, "ultrafast" 0.99 in a file twice as large.
    /// </summary>
    public const string DefaultPreset = "veryfast";

    /// <summary>
    /// The quality where none is given. Fine perturbations over moving faces die first when quality falls: measured with x264 at 4:2:0,
    /// CRF 18 keeps 0.47 of their energy, 23 keeps 0.37 and 28 only 0.20. The other codecs' numbers are about as good to the eye.
    /// </summary>
    public static int DefaultCrf(VideoCodec codec) => codec switch
    {
        VideoCodec.H264 => 18,
        VideoCodec.Hevc => 20,
        VideoCodec.Av1 => 24,
        VideoCodec.Vp9 => 24,
        _ => 0,
    };

    /// <summary>Finds the encoder.</summary>
    /// <param name="warnings">Takes what the user should know about the choice.</param>
    /// <param name="cancellation">Ends a test encode.</param>
    /// <exception cref="EnvironmentException">This ffmpeg or this machine cannot do what is asked for.</exception>
    public async Task<VideoEncoder> FindAsync(List<string> warnings, CancellationToken cancellation)
    {
        switch (_settings.Hardware)
        {
            case HardwareEncoding.Off:
                return Software();
            case HardwareEncoding.Auto:
                if (_codec == VideoCodec.Ffv1 || _format.Layout != PixelLayout.Yuv420) return Software();
                foreach (var kind in AutoOrder)
                {
                    if (Hardware(kind) is { } encoder && await FailureAsync(encoder, cancellation).ConfigureAwait(false) is null) return encoder;
                }
                warnings.Add($"No hardware encoder for {_codec} works on this machine; the processor encodes.");
                return Software();
            default:
                var wanted = Hardware(_settings.Hardware) ?? throw new EnvironmentException(
                    $"This ffmpeg ({_ffmpeg.Version}) has no {_settings.Hardware} encoder for {_codec}; leave --hardware away, or install an ffmpeg that has it.");
                if (await FailureAsync(wanted, cancellation).ConfigureAwait(false) is { } failure)
                    throw new EnvironmentException($"The encoder {wanted.Name} does not work on this machine ({failure}); leave --hardware away to encode on the processor.");
                if (_format.Layout != PixelLayout.Yuv420) warnings.Add($"The encoder {wanted.Name} gets 4:2:0; the finer chroma of the input is not kept.");
                return wanted;
        }
    }

    private static int Crf(EncoderSettings settings, VideoCodec codec)
    {
        if (codec == VideoCodec.Ffv1)
            return settings.Crf is null ? 0 : throw new UsageException("FFV1 is lossless and has no quality to choose; leave --crf away.");
        var crf = settings.Crf ?? DefaultCrf(codec);
        var worst = codec is VideoCodec.H264 or VideoCodec.Hevc ? 51 : 63;
        if (crf < 0 || crf > worst) throw new UsageException($"--crf {crf} is out of range; {codec} takes 0 (best) to {worst} (worst).");
        return crf;
    }

    private VideoEncoder Software()
    {
        // An encoder that gets its samples unconverted gets the input's own chroma.
        var layout = _format.Layout;
        switch (_codec)
        {
            case VideoCodec.H264:
                Require("libx264");
                return Make("libx264", Text($"-crf {_crf} -preset {Presets[_preset]}"), layout, needsEvenSize: true);
            case VideoCodec.Hevc:
                Require("libx265");
                return Make("libx265", Text($"-crf {_crf} -preset {Presets[_preset]} -x265-params log-level=error{(_settings.Threads is { } pools ? $":pools={pools}:frame-threads={Math.Min(pools, 16)}" : "")}"), layout, needsEvenSize: true);
            case VideoCodec.Ffv1:
                Require("ffv1");
                // Version 3 with checksums on slices: what archives use. A picture of a few pixels, or of an odd size, cannot be sliced.
                var slices = _format.Width % 2 == 0 && _format.Height % 2 == 0 ? 4 : 1;
                return Make("ffv1", _format is { Width: >= 64, Height: >= 64 } ? string.Create(CultureInfo.InvariantCulture, $"-level 3 -slices {slices} -slicecrc 1 -g 1") : "-level 1 -g 1", layout, needsEvenSize: false);
            case VideoCodec.Vp9:
                Require("libvpx-vp9");
                // 8 is libvpx's fastest, 0 its slowest.
                return Make(
                    "libvpx-vp9", Text($"-crf {_crf} -b:v 0 -deadline good -cpu-used {Math.Clamp(7 - _preset, 0, 5)} -row-mt 1"),
                    layout == PixelLayout.Gray ? PixelLayout.Yuv420 : layout, needsEvenSize: false);
            default:
                return Av1(layout == PixelLayout.Gray ? PixelLayout.Yuv420 : layout);
        }
    }

    private VideoEncoder Av1(PixelLayout layout)
    {
        // SVT-AV1 is many times faster than libaom, and takes 4:2:0 only.
        var svtFits = layout == PixelLayout.Yuv420 && _format.Width >= SmallestSvtSide && _format.Height >= SmallestSvtSide;
        if (svtFits && _ffmpeg.Encoders.Contains("libsvtav1"))
            return Make("libsvtav1", Text($"-crf {_crf} -preset {Math.Clamp(12 - _preset, 2, 12)}{(_settings.Threads is { } processors ? $" -svtav1-params lp={processors}" : "")}"), layout, needsEvenSize: true);
        Require("libaom-av1");
        return Make("libaom-av1", Text($"-crf {_crf} -b:v 0 -cpu-used {Math.Clamp(8 - _preset / 2, 2, 8)} -row-mt 1"), layout, needsEvenSize: false);
    }

    private VideoEncoder? Hardware(HardwareEncoding kind)
    {
        var codec = _codec switch
        {
            VideoCodec.H264 => "h264",
            VideoCodec.Hevc => "hevc",
            VideoCodec.Av1 => "av1",
            VideoCodec.Vp9 => "vp9",
            _ => "",
        };
        var name = $"{codec}_{kind.ToString().ToLowerInvariant()}";
        if (!_ffmpeg.Encoders.Contains(name)) return null;
        return kind switch
        {
            // Quality scales differ a little from x264's; the same number is near enough and is what users expect to give.
            HardwareEncoding.Nvenc => Make(name, Text($"-rc vbr -cq {_crf} -b:v 0"), PixelLayout.Yuv420, true),
            HardwareEncoding.Qsv => Make(name, Text($"-global_quality {Math.Max(1, _crf)}"), PixelLayout.Yuv420, true) with { PixelFormat = "nv12" },
            HardwareEncoding.Vaapi => Make(name, Text($"-qp {Math.Max(1, _crf)}"), PixelLayout.Yuv420, true) with
            {
                PixelFormat = "nv12",
                Upload = "hwupload",
                Device = "-init_hw_device vaapi=card -filter_hw_device card",
            },
            // 100 is the best there.
            HardwareEncoding.VideoToolbox => Make(name, Text($"-q:v {Math.Clamp(100 - 2 * _crf, 1, 100)}"), PixelLayout.Yuv420, true),
            HardwareEncoding.Amf => Make(name, Text($"-rc cqp -qp_i {_crf} -qp_p {_crf}"), PixelLayout.Yuv420, true),
            _ => null,
        };
    }

    private static VideoEncoder Make(string name, string options, PixelLayout layout, bool needsEvenSize) => new(name, options, FfmpegName(layout), layout, needsEvenSize);

    private static string FfmpegName(PixelLayout layout) => layout switch
    {
        PixelLayout.Gray => "gray",
        PixelLayout.Yuv420 => "yuv420p",
        PixelLayout.Yuv422 => "yuv422p",
        PixelLayout.Yuv444 => "yuv444p",
        _ => throw new ArgumentOutOfRangeException(nameof(layout), layout, "Videos are not encoded from this layout."),
    };

    private void Require(string encoder)
    {
        if (_ffmpeg.Encoders.Contains(encoder)) return;
        throw new EnvironmentException($"This ffmpeg ({_ffmpeg.Version}) has no encoder {encoder}; install a full build, or choose another --codec.");
    }

    // That an encoder is listed says only that ffmpeg was built with it: five frames tell whether the card and its driver are there.
    private async Task<string?> FailureAsync(VideoEncoder encoder, CancellationToken cancellation)
    {
        var filters = $"format={encoder.PixelFormat}{(encoder.Upload.Length > 0 ? $",{encoder.Upload}" : "")}";
        string[] arguments =
        [
            "-hide_banner", "-v", "error", .. Words(encoder.Device), "-f", "lavfi", "-i", "color=s=256x256:r=25", "-frames:v", "5", "-vf", filters,
            "-c:v", encoder.Name, .. Words(encoder.Options), "-f", "null", "-",
        ];
        var (exitCode, _, error) = await ConsoleProgram.RunAsync(_ffmpeg.BinaryPath, arguments, cancellation).ConfigureAwait(false);
        return exitCode == 0 ? null : FfmpegLog.LastLine(error);
    }

    private static string[] Words(string options) => options.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
