using System.Globalization;
using AefVideo.Pipeline.Media;

namespace AefVideo.Pipeline.Sources;

/// <summary>What ffmpeg reads live, and what is asked of it: a camera, an address, a file that is played.</summary>
public sealed record StreamInput
{
    /// <summary>Linux's name for cameras in ffmpeg.</summary>
    public const string VideoForLinux = "v4l2";

    /// <summary>Windows' name.</summary>
    public const string DirectShow = "dshow";

    /// <summary>macOS' name.</summary>
    public const string AvFoundation = "avfoundation";

    /// <summary>What stands after ffmpeg's <c>-i</c>, unescaped: a device, an address, "file:" and a path.</summary>
    public required string Address { get; init; }

    /// <summary>How users name it.</summary>
    public required string Title { get; init; }

    /// <summary>ffmpeg's name of the format or kind of device; null where ffmpeg finds out.</summary>
    public string? InputFormat { get; init; }

    /// <summary>More of ffmpeg's options before the input.</summary>
    public string InputOptions { get; init; } = "";

    /// <summary>Whether it is a device, which has no end and can be unplugged.</summary>
    public bool IsDevice { get; init; }

    /// <summary>
    /// Frames a second by which pictures are numbered and timed; null to time them by their arrival. For files that are read faster or slower than they play.
    /// </summary>
    public int? CountedRate { get; init; }

    /// <summary>Whether pictures and sound bring times of their own: those of devices are when they arrive.</summary>
    internal bool HasTimes => !IsDevice && CountedRate is null;

    /// <summary>The kind of camera that this system has.</summary>
    public static string CameraFormat => OperatingSystem.IsWindows() ? DirectShow : OperatingSystem.IsMacOS() ? AvFoundation : VideoForLinux;

    /// <summary>A camera, asked for a size and a rate.</summary>
    /// <param name="device">Such as <c>/dev/video0</c>, <c>video=Integrated Camera</c> or <c>0</c>.</param>
    /// <param name="width">Columns that it is asked for.</param>
    /// <param name="height">Rows.</param>
    /// <param name="framesPerSecond">At least 1.</param>
    /// <param name="inputFormat">ffmpeg's name of the kind of device; null for this system's.</param>
    /// <param name="pixelFormat">ffmpeg's name of the sample format or codec that it is asked for, such as "yuyv422" or "mjpeg"; null to leave it to the camera.</param>
    public static StreamInput Camera(string device, int width, int height, int framesPerSecond, string? inputFormat = null, string? pixelFormat = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(framesPerSecond, 1);
        var format = inputFormat ?? CameraFormat;
        var options = string.Create(CultureInfo.InvariantCulture, $"-framerate {framesPerSecond} -video_size {width}x{height}");
        if (pixelFormat is not null)
        {
            var asked = FfmpegArgument.Quote(pixelFormat);
            options += format == VideoForLinux ? $" -input_format {asked}" : pixelFormat is "mjpeg" or "h264" ? $" -vcodec {asked}" : $" -pixel_format {asked}";
        }
        // Other kinds of devices, such as ffmpeg's own drawn ones, know none of these options.
        if (format is not (VideoForLinux or DirectShow or AvFoundation)) options = "";
        return new() { Address = device, Title = device, InputFormat = format, InputOptions = options, IsDevice = true };
    }

    /// <summary>An address that ffmpeg can read: rtsp, rtmp, srt, udp, http and others.</summary>
    public static StreamInput Url(string address) => new() { Address = address, Title = WithoutSecrets(address), InputOptions = "-fflags nobuffer" };

    /// <summary>A file that is played.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="isLooping">Whether it begins anew at its end.</param>
    /// <param name="countedRate">Frames a second to time pictures by, to read as fast as somebody takes them; null to play in real time.</param>
    public static StreamInput File(string path, bool isLooping, int? countedRate = null) => new()
    {
        Address = "file:" + path,
        Title = path,
        InputOptions = $"-protocol_whitelist file{(isLooping ? " -stream_loop -1" : "")}{(countedRate is null ? " -re" : "")}",
        CountedRate = countedRate,
    };

    /// <summary>An address without user, password and query, in which keys are often given.</summary>
    public static string WithoutSecrets(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && !uri.IsFile ? $"{uri.Scheme}://{uri.Host}{(uri.IsDefaultPort || uri.Port < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}"))}{uri.AbsolutePath}" : address;
}
