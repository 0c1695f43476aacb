using OpenCvSharp;

namespace Engines.OpenCvSharp4.Tests;

public sealed class CodecTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("aef-codecs-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Png_loses_nothing(int channels)
    {
        using var image = Sample.Noise(37, 23, MatType.CV_8UC(channels));

        using var back = Mat.ImDecode(image.ToBytes(".png"), ImreadModes.Unchanged);

        Sample.AssertSame(image, back);
    }

    [Fact]
    public void Jpeg_comes_close()
    {
        using var grey = Sample.Blobs(80, 60);
        using var image = grey.CvtColor(ColorConversionCodes.GRAY2BGR);

        var good = image.ImEncode(".jpg", new ImageEncodingParam(ImwriteFlags.JpegQuality, 95));
        Assert.True(Cv2.ImEncode(".jpg", image, out var poor, [(int)ImwriteFlags.JpegQuality, 10]));

        using var goodBack = Cv2.ImDecode(good, ImreadModes.Color);
        using var poorBack = Mat.FromImageData(poor.AsSpan());
        Assert.InRange(Cv2.PSNR(image, goodBack), 40, 100);
        Assert.True(Cv2.PSNR(image, poorBack) < Cv2.PSNR(image, goodBack));
        Assert.True(poor.Length < good.Length);
    }

    [Fact]
    public void Files_are_written_and_read()
    {
        using var image = Sample.Noise(20, 10, MatType.CV_8UC3);
        var path = Path.Combine(folder.FullName, "Bild äöü.png");

        Assert.True(Cv2.ImWrite(path, image));
        using var read = Cv2.ImRead(path);
        using var constructed = new Mat(path, ImreadModes.Color);
        using var grey = Cv2.ImRead(path, ImreadModes.Grayscale);
        using var stream = File.OpenRead(path);
        using var streamed = Mat.FromStream(stream, ImreadModes.Color);

        Sample.AssertSame(image, read);
        Sample.AssertSame(image, constructed);
        Sample.AssertSame(image, streamed);
        Assert.Equal(MatType.CV_8UC1, grey.Type());
        Assert.True(Cv2.HaveImageReader(path));
        Assert.False(Cv2.HaveImageWriter("picture.nosuchformat"));
        Assert.True(image.SaveImage(Path.Combine(folder.FullName, "view.png"), new ImageEncodingParam(ImwriteFlags.PngCompression, 9)));
    }

    [Fact]
    public void A_view_is_written_as_what_it_shows()
    {
        using var image = Sample.Noise(20, 10, MatType.CV_8UC3);
        using var view = image[new Rect(3, 2, 9, 5)];
        using var memory = view.ToMemoryStream();

        using var back = Mat.FromImageData(memory.ToArray());

        Sample.AssertSame(view, back);
    }

    [Fact]
    public void What_is_no_picture_gives_an_empty_matrix()
    {
        using var missing = Cv2.ImRead(Path.Combine(folder.FullName, "missing.png"));
        using var rubbish = Cv2.ImDecode(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, ImreadModes.Color);
        var whole = Sample.Noise(40, 40, MatType.CV_8UC3).ToBytes();
        using var cut = Cv2.ImDecode(whole.AsSpan(0, 20), ImreadModes.Color);

        Assert.True(missing.Empty() && rubbish.Empty() && cut.Empty());
    }

    [Fact]
    public void Misuse_is_refused()
    {
        using var image = Sample.Noise(4, 4, MatType.CV_8UC3);

        Assert.Throws<OpenCVException>(() => image.ToBytes(".nosuchformat"));
        Assert.Throws<OpenCVException>(() => new Mat().ToBytes(".png"));
        Assert.Throws<ArgumentException>(() => Cv2.ImDecode(ReadOnlySpan<byte>.Empty, ImreadModes.Color));
        Assert.Throws<ArgumentNullException>(() => Cv2.ImDecode((byte[])null!, ImreadModes.Color));
    }
}
