using System.Runtime.InteropServices;
using OpenCvSharp;
using OpenCvSharp.Dnn;

namespace Engines.OpenCvSharp4.Tests;

[CollectionDefinition(nameof(ErrorTests), DisableParallelization = true)]
[Collection(nameof(ErrorTests))]
public sealed partial class ErrorTests
{
    [Fact]
    public void An_error_says_what_opencv_said()
    {
        using var three = new Mat(4, 4, MatType.CV_8UC3);
        using var dst = new Mat();

        var error = Assert.Throws<OpenCVException>(() => Cv2.CvtColor(three, dst, ColorConversionCodes.GRAY2BGR));
        Assert.Contains("Invalid number of channels in input image", error.Message);
        Assert.Equal(error.ErrMsg, error.Message);
        Assert.EndsWith(".hpp", error.FileName);
        Assert.NotEmpty(error.FuncName);
        Assert.True(error.Line > 0);
    }

    [Fact]
    public void An_assertion_has_its_code()
    {
        using var a = new Mat(4, 4, MatType.CV_8UC1);
        using var b = new Mat(3, 3, MatType.CV_8UC1);
        using var dst = new Mat();

        var error = Assert.Throws<OpenCVException>(() => Cv2.Resize(new Mat(), dst, new Size(3, 3)));
        Assert.Equal(ErrorCode.StsAssert, error.Status);
        Assert.Contains("!ssize.empty()", error.Message);

        error = Assert.Throws<OpenCVException>(() => Cv2.Add(a, b, dst));
        Assert.Equal(ErrorCode.StsUnmatchedSizes, error.Status);
    }

    [Fact]
    public void Threads_do_not_mix_their_errors_up()
    {
        var messages = new string[4, 50];
        Parallel.For(0, 4, worker =>
        {
            using var dst = new Mat();
            using var src = new Mat(4, 4, MatType.CV_8UC(worker % 2 == 0 ? 2 : 3));
            for (var i = 0; i < 50; i++)
                messages[worker, i] = worker % 2 == 0
                    ? Assert.Throws<OpenCVException>(() => Cv2.CvtColor(src, dst, ColorConversionCodes.BGR2GRAY)).FuncName
                    : Assert.Throws<OpenCVException>(() => Cv2.CountNonZero(src)).FuncName;
        });

        for (var i = 0; i < 50; i++)
        {
            Assert.Equal(messages[0, 0], messages[0, i]);
            Assert.Equal(messages[0, 0], messages[2, i]);
            Assert.Equal("countNonZero", messages[1, i]);
            Assert.Equal("countNonZero", messages[3, i]);
        }
    }

    [Fact]
    public void A_broken_network_is_an_error()
    {
        byte[] rubbish = [.. Enumerable.Range(0, 200).Select(i => (byte)(i * 37))];

        Assert.Throws<OpenCVException>(() => CvDnn.ReadNetFromOnnx(rubbish));
        Assert.Throws<OpenCVException>(() => CvDnn.ReadNetFromOnnx("/nowhere/at-all.onnx"));
        Assert.Throws<ArgumentException>(() => CvDnn.ReadNetFromOnnx(ReadOnlySpan<byte>.Empty));
        Assert.Throws<ArgumentNullException>(() => CvDnn.ReadNetFromOnnx((string)null!));
    }

    [Fact]
    public void Nothing_is_printed_to_the_error_stream()
    {
        Sample.RequireOwnEngine();
        var file = Path.GetTempFileName();
        var (saved, target) = (Dup(2), Open(file, 1));
        try
        {
            _ = Dup2(target, 2);
            using var dst = new Mat();
            Assert.Throws<OpenCVException>(() => Cv2.Resize(new Mat(), dst, new Size(3, 3)));
            Assert.Throws<OpenCVException>(() => CvDnn.ReadNetFromOnnx(new byte[] { 1, 2, 3, 4, 5 }));
            Assert.True(Cv2.ImRead("/nowhere/at-all.png").Empty());
        }
        finally
        {
            _ = Dup2(saved, 2);
            _ = Close(saved);
            _ = Close(target);
        }
        Assert.DoesNotContain("OpenCV", File.ReadAllText(file));
        Assert.DoesNotContain("imread", File.ReadAllText(file));
        File.Delete(file);
    }

    [Fact]
    public void The_library_names_itself()
    {
        Assert.Matches(@"^4\.\d+\.\d+", Cv2.GetVersionString());
        Assert.Contains("General configuration for OpenCV", Cv2.GetBuildInformation());
    }

    // No other test may be at work in OpenCV meanwhile: it takes its threads away from under the others.
    [Fact]
    public void Threads_are_counted()
    {
        var before = Cv2.GetNumThreads();
        Cv2.SetNumThreads(1);
        Assert.Equal(1, Cv2.GetNumThreads());
        Cv2.SetNumThreads(before);
        Assert.Equal(before, Cv2.GetNumThreads());
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Dup(int file);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Dup2(int file, int target);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
