using System.Runtime.CompilerServices;
using AefVideo.Pipeline.Cameras;

namespace AefVideo.Pipeline.Tests.Cameras;

public sealed class CameraTests
{
    // What webcams of the usual kind offer: large pictures fast only when compressed.
    private static readonly CameraMode[] s_webcam =
    [
        new("yuyv422", 640, 480, [30, 15]), new("yuyv422", 1280, 720, [10, 5]), new("mjpeg", 640, 480, [30]), new("mjpeg", 1280, 720, [60, 30]), new("mjpeg", 1920, 1080, [30]), new("h264", 1280, 720, [30]),
    ];

    [Theory]
    [InlineData(640, 480, 30, "yuyv422", 640)]
    [InlineData(1280, 720, 30, "mjpeg", 1280)]
    [InlineData(1280, 720, 5, "yuyv422", 1280)]
    [InlineData(1920, 1080, 30, "mjpeg", 1920)]
    [InlineData(1600, 900, 30, "mjpeg", 1920)]
    [InlineData(3840, 2160, 30, "mjpeg", 1920)]
    [InlineData(1280, 720, 60, "mjpeg", 1280)]
    public void A_camera_is_asked_for_what_comes_nearest(int width, int height, int rate, string format, int chosenWidth)
    {
        var best = CameraChoice.Best(s_webcam, width, height, rate);
        Assert.Equal((format, chosenWidth), (best?.PixelFormat, best?.Width));
    }

    [Fact]
    public void The_smallest_rate_that_is_enough_is_asked_for()
    {
        Assert.Equal(30, CameraChoice.BestRate(s_webcam[3], 30));
        Assert.Equal(60, CameraChoice.BestRate(s_webcam[3], 50));
        Assert.Equal(60, CameraChoice.BestRate(s_webcam[3], 120));
        Assert.Equal(29.97, CameraChoice.BestRate(new("mjpeg", 640, 480, [29.97]), 30));
        Assert.Equal(24, CameraChoice.BestRate(new("mjpeg", 640, 480, []), 24));
        Assert.Null(CameraChoice.Best([], 640, 480, 30));
    }

    [Fact]
    public void Requests_to_Video4Linux_have_the_sizes_that_its_header_says()
    {
        // By sizeof of linux/videodev2.h.
        Assert.Equal(104, Unsafe.SizeOf<VideoForLinux.Capability>());
        Assert.Equal(64, Unsafe.SizeOf<VideoForLinux.FormatEntry>());
        Assert.Equal(44, Unsafe.SizeOf<VideoForLinux.SizeEntry>());
        Assert.Equal(52, Unsafe.SizeOf<VideoForLinux.IntervalEntry>());
        Assert.Equal("yuyv422", VideoForLinux.FfmpegName(0x56595559));
        Assert.Equal("mjpeg", VideoForLinux.FfmpegName(0x47504A4D));
        Assert.Null(VideoForLinux.FfmpegName(0));
    }

    [Fact]
    public void What_ffmpeg_writes_of_DirectShow_is_understood()
    {
        const string Devices = """
            [dshow @ 000001] "Integrated Camera" (video)
            [dshow @ 000001]   Alternative name "@device_pnp_\\?\usb#vid"
            [dshow @ 000001] "Microphone (Realtek)" (audio)
            [dshow @ 000001] "OBS Virtual Camera" (video)
            """;
        Assert.Equal(["Integrated Camera", "OBS Virtual Camera"], CameraText.DirectShowNames(Devices));
        const string Older = """
            [dshow @ 01] DirectShow video devices (some may be both video and audio devices)
            [dshow @ 01]  "HD Webcam"
            [dshow @ 01]     Alternative name "@device"
            [dshow @ 01] DirectShow audio devices
            [dshow @ 01]  "Line In"
            """;
        Assert.Equal(["HD Webcam"], CameraText.DirectShowNames(Older));
        const string Options = """
            [dshow @ 01]   pixel_format=yuyv422  min s=640x480 fps=5 max s=640x480 fps=30
            [dshow @ 01]   vcodec=mjpeg  min s=1280x720 fps=5 max s=1280x720 fps=30
            [dshow @ 01]   vcodec=mjpeg  min s=1280x720 fps=5 max s=1280x720 fps=60.0002
            """;
        var modes = CameraText.DirectShowModes(Options);
        Assert.Equal(["yuyv422 640×480 30", "mjpeg 1280×720 60.0002"], modes.Select(mode => FormattableString.Invariant($"{mode.PixelFormat} {mode.Width}×{mode.Height} {mode.LargestRate}")));
    }

    [Fact]
    public void What_ffmpeg_writes_of_AVFoundation_is_understood()
    {
        const string Devices = """
            [AVFoundation indev @ 0x1] AVFoundation video devices:
            [AVFoundation indev @ 0x1] [0] FaceTime HD Camera
            [AVFoundation indev @ 0x1] [1] Capture screen 0
            [AVFoundation indev @ 0x1] AVFoundation audio devices:
            [AVFoundation indev @ 0x1] [0] MacBook Pro Microphone
            """;
        Assert.Equal([("0", "FaceTime HD Camera"), ("1", "Capture screen 0")], CameraText.AvFoundation(Devices).Select(camera => (camera.Device, camera.Name)));
    }

    [Fact]
    public async Task Asking_for_the_cameras_of_this_machine_gives_a_list_whatever_there_is()
    {
        var cameras = await CameraList.FindAsync(TestContext.Current.CancellationToken);
        Assert.All(cameras, camera => Assert.True(camera.Problem is not null || camera.Name.Length > 0));
    }
}
