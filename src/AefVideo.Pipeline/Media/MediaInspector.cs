using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using FFMpegCore;

namespace AefVideo.Pipeline.Media;

/// <summary>Finds out what a video file holds, and refuses what cannot be protected with one clear sentence.</summary>
public static partial class MediaInspector
{
    /// <summary>Longest side. Larger pictures than this are damaged headers, or take more memory than a frame queue should.</summary>
    public const int LargestSide = 16384;

    // A tenth of a second is usual, some seconds for broken files on slow disks.
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromMinutes(2);

    // Up to here ffmpeg's scaler and most players take untagged video for standard definition.
    private const int StandardWidth = 1024;
    private const int StandardHeight = 576;

    /// <summary>Describes a file, within <see cref="MediaLimits.Default" />.</summary>
    /// <inheritdoc cref="InspectAsync(string, MediaLimits, CancellationToken)" />
    public static Task<MediaDescription> InspectAsync(string path, CancellationToken cancellation) => InspectAsync(path, MediaLimits.Default, cancellation);

    /// <summary>Describes a file.</summary>
    /// <exception cref="MediaException">There is no such file, it cannot be read, it holds no video, video that cannot be kept as it is, or more than the limits allow.</exception>
    /// <exception cref="EnvironmentException">There is no ffprobe.</exception>
    public static async Task<MediaDescription> InspectAsync(string path, MediaLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(limits);
        CheckFile(path);
        var full = Path.GetFullPath(path);
        var (exitCode, json, error) = await ProbeAsync(path, full, limits, cancellation).ConfigureAwait(false);
        if (exitCode != 0) throw new MediaException(WhyNotReadable(path, error));
        var description = Describe(path, full, ProbeResult.Parse(json));
        CheckPixels(path, description.Format.Width, description.Format.Height, limits);
        if (description.Duration > limits.Duration) throw TooLong(path, limits, $"says that it plays for {Text(description.Duration)}");
        return description;
    }

    private static async Task<(int ExitCode, string Output, string Error)> ProbeAsync(string path, string full, MediaLimits limits, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(ProbeLimit);
        try
        {
            return await ConsoleProgram.RunAsync(
                GlobalFFOptions.GetFFProbeBinaryPath(),
                ["-v", "error", "-print_format", "json", "-show_format", "-show_streams", "-protocol_whitelist", "file", "-i", "file:" + full],
                patience.Token, limits.ChildMemory).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new MediaException($"{path}: ffprobe gave no answer for {ProbeLimit.TotalMinutes:0} minutes; the file is damaged, or made to keep it busy.");
        }
    }

    /// <summary>Refuses pictures that are larger than allowed.</summary>
    internal static void CheckPixels(string path, long width, long height, MediaLimits limits)
    {
        if (width > LargestSide || height > LargestSide)
            throw new MediaException($"{path}: its pictures have {width}×{height} pixels; at most {LargestSide} a side can be worked on, scale it down first.");
        if (width * height > limits.Pixels)
            throw new MediaException($"{path}: its pictures have {width}×{height} pixels, more than the {limits.Pixels} that are allowed; if you trust the file, allow them with --max-pixels {width * height}.");
    }

    /// <summary>The sentence for a video that plays for longer than allowed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What is allowed.</param>
    /// <param name="fact">What was found.</param>
    internal static MediaException TooLong(string path, MediaLimits limits, string fact) =>
        new($"{path}: {fact}, longer than the {Text(limits.Duration)} that are allowed; if you trust the file, allow more with --max-hours.");

    private static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:D2}:{time.Seconds:D2}");

    private static void CheckFile(string path)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)) throw new MediaException("The name of the video file is empty or not a file name.");
        if (Directory.Exists(path)) throw new MediaException($"{path}: is a folder; give a video file, or use \"aef batch\" for folders.");
        var file = new FileInfo(path);
        if (!file.Exists) throw new MediaException($"{path}: there is no such file; check the name.");
        if (file.Length == 0) throw new MediaException($"{path}: the file is empty.");
        try
        {
            using (file.OpenRead()) { }
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new MediaException($"{path}: this user may not read the file; change its permissions (chmod +r).", exception);
        }
        catch (IOException exception)
        {
            throw new MediaException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }

    private static string WhyNotReadable(string path, string error)
    {
        // ffmpeg believes the name of a text called .mp4, and then misses the index, too.
        if (error.Contains("moov atom not found", StringComparison.Ordinal) && BeginsAsIsoMedia(path))
            return $"{path}: is incomplete, its index (moov) is missing; the recording or the copy was cut off, get the file again.";
        if (error.Contains("Invalid data found", StringComparison.Ordinal) || error.Contains("moov atom not found", StringComparison.Ordinal))
            return $"{path}: is not a video, whatever its name says; ffmpeg does not recognise its content.";
        return $"{path}: cannot be read as a video: {FfmpegLog.LastLine(error).Replace($"file:{Path.GetFullPath(path)}: ", "", StringComparison.Ordinal)}.";
    }

    private static bool BeginsAsIsoMedia(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> start = stackalloc byte[8];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && Encoding.Latin1.GetString(start[4..]) is "ftyp" or "styp" or "mdat" or "free" or "skip" or "wide" or "pnot";
    }

    private static MediaDescription Describe(string path, string full, ProbeResult probe)
    {
        var streams = probe.Streams.Select(Stream).ToList();
        var video = streams.Find(stream => stream.Kind == StreamKind.Video) ?? throw new MediaException(NoVideo(path, streams));
        var element = probe.Streams.ElementAt(streams.IndexOf(video));
        var warnings = new List<string>();

        var (width, height) = (ProbeResult.Int(element, "width"), ProbeResult.Int(element, "height"));
        if (video.Codec.Length == 0) throw new MediaException($"{path}: its video is coded in a way ({video.CodecTag}) that this ffmpeg cannot decode.");
        if (ProbeResult.Text(element, "nb_frames") == "0") throw new MediaException($"{path}: its video stream has no frames.");
        var pixelFormat = ProbeResult.Text(element, "pix_fmt");
        if (width <= 0 || height <= 0 || pixelFormat is null)
            throw new MediaException($"{path}: its video stream holds no picture that can be decoded ({video.Codec}); it has no frames or is damaged.");

        var layout = Layout(path, element, pixelFormat);
        var format = Format(element, video, width, height, layout, warnings);
        if (layout.HasAlpha || video.Tags.ContainsKey("alpha_mode") || video.Tags.ContainsKey("ALPHA_MODE"))
            warnings.Add($"{path}: the transparency of its video is not kept.");
        if (streams.Count(stream => stream.Kind == StreamKind.Video) > 1)
            warnings.Add($"{path}: has several video streams; only stream {video.Index} is protected, the others are left out.");

        var container = probe.Format;
        var average = ProbeResult.Fraction(element, "avg_frame_rate");
        var duration = VideoDuration(element, video, container);
        return new()
        {
            Path = full,
            Container = ProbeResult.Text(container, "format_name") ?? "",
            Video = video,
            Format = format,
            StoredPixelFormat = pixelFormat,
            DecodedPixelFormat = layout.Decoded,
            Color = Color(element, layout, format),
            RotationDegrees = Rotation(path, element, warnings),
            SampleAspectRatio = ProbeResult.Fraction(element, "sample_aspect_ratio"),
            TimeBase = ProbeResult.Fraction(element, "time_base") is { Numerator: > 0 } timeBase ? new(timeBase.Numerator, timeBase.Denominator) : new(1, 90000),
            AverageFrameRate = average,
            NominalFrameRate = ProbeResult.Fraction(element, "r_frame_rate"),
            Duration = duration,
            FrameCount = ProbeResult.Long(element, "nb_frames") ?? (duration > TimeSpan.Zero && average.Value > 0 ? (long)Math.Round(duration.TotalSeconds * average.Value) : null),
            StartTime = ProbeResult.Seconds(container, "start_time") ?? TimeSpan.Zero,
            VideoStartTime = ProbeResult.Seconds(element, "start_time") ?? TimeSpan.Zero,
            Streams = streams,
            Tags = ProbeResult.Tags(container),
            Warnings = warnings,
        };
    }

    private static StreamDescription Stream(JsonElement element)
    {
        var dispositions = ProbeResult.Dispositions(element);
        var kind = ProbeResult.Text(element, "codec_type") switch
        {
            "video" => dispositions.Contains("attached_pic") ? StreamKind.CoverPicture : StreamKind.Video,
            "audio" => StreamKind.Audio,
            "subtitle" => StreamKind.Subtitle,
            "attachment" => StreamKind.Attachment,
            _ => StreamKind.Data,
        };
        // Sound of which not even the sample rate is known, as in a file that was cut off early, can neither be copied nor decoded.
        var isUnknown = kind == StreamKind.Audio && ProbeResult.Int(element, "sample_rate") <= 0;
        return new(
            ProbeResult.Int(element, "index"), kind, isUnknown ? "" : ProbeResult.Text(element, "codec_name") ?? "", ProbeResult.Text(element, "codec_tag_string") ?? "",
            ProbeResult.Tags(element), dispositions);
    }

    private static string NoVideo(string path, List<StreamDescription> streams)
    {
        var audio = streams.Find(stream => stream.Kind == StreamKind.Audio);
        if (audio is not null) return $"{path}: holds only sound ({audio.Codec}), no video; there is nothing to protect.";
        return $"{path}: holds no video{(streams.Count > 0 ? $", only {string.Join(", ", streams.Select(stream => stream.Title))}" : "")}.";
    }

    private static StoredLayout Layout(string path, JsonElement element, string pixelFormat)
    {
        var transfer = ProbeResult.Text(element, "color_transfer");
        if (transfer is "smpte2084" or "arib-std-b67")
        {
            throw new MediaException(
                $"{path}: is high dynamic range ({(transfer == "smpte2084" ? "PQ" : "HLG")}), which would be lost; convert it first: ffmpeg -i INPUT"
                + " -vf zscale=t=linear:npl=100,tonemap=hable,zscale=p=bt709:t=bt709:m=bt709:r=tv,format=yuv420p -crf 16 -c:a copy OUTPUT.mp4");
        }
        if (StoredLayout.Of(pixelFormat) is { } layout) return layout;

        var depth = Math.Max(ProbeResult.Int(element, "bits_per_raw_sample"), DeepFormat().Match(pixelFormat) is { Success: true } match
            ? int.Parse(match.Groups["bits"].Value, CultureInfo.InvariantCulture)
            : 0);
        if (depth > 8)
        {
            throw new MediaException(
                $"{path}: has {depth} bits a sample ({pixelFormat}), only 8 can be kept; convert it first: ffmpeg -i INPUT -pix_fmt yuv420p -crf 16 -c:a copy OUTPUT.mp4");
        }
        throw new MediaException(
            $"{path}: its samples are stored as {pixelFormat}, which is not supported; convert it first: ffmpeg -i INPUT -pix_fmt yuv420p -crf 16 -c:a copy OUTPUT.mp4");
    }

    private static PictureFormat Format(JsonElement element, StreamDescription video, int width, int height, StoredLayout layout, List<string> warnings)
    {
        var bySize = height > StandardHeight || width > StandardWidth ? ColorMatrix.Bt709 : ColorMatrix.Bt601;
        var space = ProbeResult.Text(element, "color_space");
        var isJpeg = layout.IsJpegRange || video.Codec == "mjpeg";
        ColorMatrix? tagged = layout.IsRgb ? bySize : space switch
        {
            null or "gbr" or "reserved" => isJpeg ? ColorMatrix.Bt601 : bySize,
            "bt709" or "smpte240m" => ColorMatrix.Bt709,
            "bt470bg" or "smpte170m" or "fcc" => ColorMatrix.Bt601,
            "bt2020nc" or "bt2020c" => ColorMatrix.Bt2020,
            _ => null,
        };
        if (tagged is null) warnings.Add($"The colour matrix {space} is not known here and taken for the usual one; the protection may be weaker.");
        var siting = ProbeResult.Text(element, "chroma_location") switch
        {
            "center" => ChromaSiting.Center,
            "topleft" => ChromaSiting.TopLeft,
            null when isJpeg || video.Codec == "mpeg1video" => ChromaSiting.Center,
            _ => ChromaSiting.Left,
        };
        var fullRange = !layout.IsRgb && (layout.IsJpegRange || ProbeResult.Text(element, "color_range") == "pc");
        return new(width, height, layout.Layout, tagged ?? bySize, fullRange, siting);
    }

    // Pictures stored as RGB get a matrix and a range by the conversion, so these must be said; all else is passed on as it is, said or not.
    private static ColorTags Color(JsonElement element, StoredLayout layout, PictureFormat format) => new(
        layout.IsRgb ? "tv" : ProbeResult.Text(element, "color_range") ?? (layout.IsJpegRange ? "pc" : null),
        layout.IsRgb ? format.Matrix == ColorMatrix.Bt709 ? "bt709" : "smpte170m" : ProbeResult.Text(element, "color_space"),
        ProbeResult.Text(element, "color_primaries"),
        ProbeResult.Text(element, "color_transfer"),
        ProbeResult.Text(element, "chroma_location"));

    private static double Rotation(string path, JsonElement element, List<string> warnings)
    {
        foreach (var data in ProbeResult.SideData(element))
        {
            // ffprobe counts counter-clockwise.
            if (ProbeResult.Number(data, "rotation") is not { } degrees) continue;
            if (IsMirrored(ProbeResult.Text(data, "displaymatrix"))) warnings.Add($"{path}: is shown mirrored by players; the output is not.");
            return ((-degrees % 360) + 360) % 360;
        }
        // Before 5.0, ffprobe gives the tag only.
        return ProbeResult.Tags(element).TryGetValue("rotate", out var tag)
            && double.TryParse(tag, NumberStyles.Float, CultureInfo.InvariantCulture, out var tagged) ? ((tagged % 360) + 360) % 360 : 0;
    }

    // Three rows of an offset and three numbers; mirrored where the determinant of the upper left 2×2 is negative.
    private static bool IsMirrored(string? matrix)
    {
        var numbers = MatrixNumber().Matches(matrix ?? "").Select(match => long.Parse(match.Value, CultureInfo.InvariantCulture)).ToList();
        return numbers.Count >= 5 && (Int128)numbers[0] * numbers[4] - (Int128)numbers[1] * numbers[3] < 0;
    }

    private static TimeSpan VideoDuration(JsonElement element, StreamDescription video, JsonElement container)
    {
        if (ProbeResult.Seconds(element, "duration") is { } own) return own;
        // Matroska: "00:00:02.000000000", nine digits where .NET takes seven.
        if (video.Tags.TryGetValue("DURATION", out var text) && text.Length > 16
            && TimeSpan.TryParse(text.AsSpan(0, 16), CultureInfo.InvariantCulture, out var tagged)) return tagged;
        return ProbeResult.Seconds(container, "duration") ?? TimeSpan.Zero;
    }

    [GeneratedRegex(@"(?<=\s)-?\d+(?=\s|$)")]
    private static partial Regex MatrixNumber();

    [GeneratedRegex(@"(?<!\d)(?<bits>9|10|12|14|16|32|48|64)(le|be)$")]
    private static partial Regex DeepFormat();
}
