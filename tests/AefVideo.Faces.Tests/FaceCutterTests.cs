using AefVideo.Core.Imaging;

namespace AefVideo.Faces.Tests;

public sealed class FaceCutterTests
{
    [Theory]
    [InlineData(PixelLayout.Bgr24)]
    [InlineData(PixelLayout.Yuv420)]
    public void The_square_fills_the_result_upright_and_in_colour(PixelLayout layout)
    {
        // Red left of column 40 and blue right of it, above row 30; grey below.
        using var image = new OpenCvSharp.Mat(80, 80, OpenCvSharp.MatType.CV_8UC3, OpenCvSharp.Scalar.All(128));
        for (var row = 0; row < 30; row++)
            for (var column = 0; column < 80; column++)
                image.Set(row, column, column < 40 ? new OpenCvSharp.Vec3b(40, 40, 200) : new OpenCvSharp.Vec3b(200, 40, 40));
        var picture = Pictures.FromBgr(image, layout);
        using var cutter = new FaceCutter();
        var face = new float[16 * 16 * 3];
        cutter.Cut(picture, new(32, 0, 24, 14), 16, face);
        // The square reaches from (24, 14) to (56, 46): a quarter of the result each way from its middle.
        AssertColour(face, 4, 4, 200, 40, 40);
        AssertColour(face, 11, 4, 40, 40, 200);
        AssertColour(face, 4, 12, 128, 128, 128);

        // Turned by a quarter, the square's left column lies along the picture's upper edge.
        cutter.Cut(picture, new(0, 32, 56, 14), 16, face);
        AssertColour(face, 4, 4, 40, 40, 200);
        AssertColour(face, 4, 11, 200, 40, 40);
    }

    [Fact]
    public void Beyond_the_picture_it_is_black()
    {
        using var image = new OpenCvSharp.Mat(40, 40, OpenCvSharp.MatType.CV_8UC3, OpenCvSharp.Scalar.All(200));
        using var cutter = new FaceCutter();
        var face = new float[8 * 8 * 3];
        cutter.Cut(Pictures.FromBgr(image), new(16, 0, -12, 10), 8, face);
        Assert.Equal(-1, face[0]);
        Assert.Equal(200 * 2 / 255f - 1, face[(4 * 8 + 7) * 3], 1e-5f);
    }

    [Fact]
    public void Room_of_another_size_is_refused()
    {
        using var image = new OpenCvSharp.Mat(8, 8, OpenCvSharp.MatType.CV_8UC3, OpenCvSharp.Scalar.All(0));
        using var cutter = new FaceCutter();
        var picture = Pictures.FromBgr(image);
        Assert.Throws<ArgumentException>(() => cutter.Cut(picture, new(8, 0, 0, 0), 4, new float[16]));
    }

    private static void AssertColour(float[] face, int x, int y, int red, int green, int blue)
    {
        int[] expected = [red, green, blue];
        for (var channel = 0; channel < 3; channel++) Assert.InRange((face[(y * 16 + x) * 3 + channel] + 1) * 127.5f, expected[channel] - 4, expected[channel] + 4);
    }
}
