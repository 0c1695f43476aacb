using System.Runtime.InteropServices;
using System.Text;

namespace AefVideo.Pipeline.Cameras;

/// <summary>Asks a Video4Linux device what it can give: three requests of linux/videodev2.h. ffmpeg's own list has no frame rates.</summary>
internal static partial class VideoForLinux
{
    // Requests are numbered by direction, size and letter: _IOWR('V', n, size).
    private const uint QueryCapability = 0x8068_5600;
    private const uint EnumerateFormats = 0xC040_5602;
    private const uint EnumerateSizes = 0xC02C_564A;
    private const uint EnumerateIntervals = 0xC034_564B;
    private const uint VideoCapture = 1;
    private const uint HasDeviceCapabilities = 0x8000_0000;
    private const uint Discrete = 1;
    private const int ReadWrite = 2;
    private const int NonBlocking = 0x800;
    private const int MostEntries = 256;

    // Of cameras that give any size within bounds, those that people ask for.
    private static readonly (uint Width, uint Height)[] s_usualSizes = [(320, 240), (640, 360), (640, 480), (800, 600), (1280, 720), (1920, 1080), (2560, 1440), (3840, 2160)];

    /// <summary>ffmpeg's name of a format by its four letters; null where ffmpeg has none.</summary>
    public static string? FfmpegName(uint fourCc) => Letters(fourCc) switch
    {
        "YUYV" => "yuyv422",
        "UYVY" => "uyvy422",
        "YU12" => "yuv420p",
        "422P" => "yuv422p",
        "NV12" => "nv12",
        "MJPG" or "JPEG" => "mjpeg",
        "H264" => "h264",
        "HEVC" => "hevc",
        "GREY" => "gray",
        "RGB3" => "rgb24",
        "BGR3" => "bgr24",
        _ => null,
    };

    /// <summary>What a device can give.</summary>
    /// <returns>Null where it captures no video.</returns>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static unsafe IReadOnlyList<CameraMode>? ModesOf(string device)
    {
        var file = Open(device, ReadWrite | NonBlocking);
        if (file < 0) throw new IOException($"{device}: cannot be opened ({Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}); is this user in the group video, or another program using it?");
        try
        {
            Capability capability;
            if (Request(file, QueryCapability, &capability) < 0) return null;
            var able = (capability.Capabilities & HasDeviceCapabilities) != 0 ? capability.DeviceCapabilities : capability.Capabilities;
            if ((able & VideoCapture) == 0) return null;
            var modes = new List<CameraMode>();
            var format = new FormatEntry { Type = VideoCapture };
            for (; format.Index < MostEntries && Request(file, EnumerateFormats, &format) >= 0; format.Index++)
                if (FfmpegName(format.PixelFormat) is { } name) AddSizes(file, format.PixelFormat, name, modes);
            return modes;
        }
        finally
        {
            _ = Close(file);
        }
    }

    private static unsafe void AddSizes(int file, uint fourCc, string name, List<CameraMode> modes)
    {
        var size = new SizeEntry { PixelFormat = fourCc };
        for (; size.Index < MostEntries && Request(file, EnumerateSizes, &size) >= 0; size.Index++)
        {
            if (size.Type == Discrete)
            {
                Add(size.First, size.Second);
                continue;
            }
            // Stepwise: least and most width, step, least and most height, step.
            foreach (var (width, height) in s_usualSizes)
                if (width >= size.First && width <= size.Second && height >= size.Fourth && height <= size.Fifth) Add(width, height);
            return;
        }

        void Add(uint width, uint height) => modes.Add(new(name, (int)width, (int)height, Rates(file, fourCc, width, height)));
    }

    private static unsafe double[] Rates(int file, uint fourCc, uint width, uint height)
    {
        var rates = new SortedSet<double>();
        var interval = new IntervalEntry { PixelFormat = fourCc, Width = width, Height = height };
        for (; interval.Index < MostEntries && Request(file, EnumerateIntervals, &interval) >= 0; interval.Index++)
        {
            // An interval is a fraction of seconds; stepwise ones begin with the shortest.
            if (interval.Numerator > 0) rates.Add(Math.Round(interval.Denominator / (double)interval.Numerator, 2));
            if (interval.Type != Discrete) break;
        }
        return [.. rates.Reverse()];
    }

    private static string Letters(uint fourCc)
    {
        Span<byte> letters = stackalloc byte[sizeof(uint)];
        BitConverter.TryWriteBytes(letters, fourCc);
        return Encoding.ASCII.GetString(letters);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static unsafe partial int Request(int file, nuint request, void* argument);

    /// <summary>v4l2_capability.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct Capability
    {
        public fixed byte Names[16 + 32 + 32];
        public uint Version;
        public uint Capabilities;
        public uint DeviceCapabilities;
        public fixed uint Reserved[3];
    }

    /// <summary>v4l2_fmtdesc.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct FormatEntry
    {
        public uint Index;
        public uint Type;
        public uint Flags;
        public fixed byte Description[32];
        public uint PixelFormat;
        public uint BusCode;
        public fixed uint Reserved[3];
    }

    /// <summary>v4l2_frmsizeenum.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct SizeEntry
    {
        public uint Index;
        public uint PixelFormat;
        public uint Type;
        public uint First;
        public uint Second;
        public uint Third;
        public uint Fourth;
        public uint Fifth;
        public uint Sixth;
        public fixed uint Reserved[2];
    }

    /// <summary>v4l2_frmivalenum.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct IntervalEntry
    {
        public uint Index;
        public uint PixelFormat;
        public uint Width;
        public uint Height;
        public uint Type;
        public uint Numerator;
        public uint Denominator;
        public fixed uint Rest[4];
        public fixed uint Reserved[2];
    }
}
