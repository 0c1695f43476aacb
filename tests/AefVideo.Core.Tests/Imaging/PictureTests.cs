using AefVideo.Core.Imaging;

namespace AefVideo.Core.Tests.Imaging;

public sealed class PictureTests
{
    [Theory]
    [InlineData(PixelLayout.Gray, 7, 5, 35)]
    [InlineData(PixelLayout.Bgr24, 7, 5, 105)]
    [InlineData(PixelLayout.Yuv444, 7, 5, 105)]
    [InlineData(PixelLayout.Yuv422, 7, 5, 75)]
    [InlineData(PixelLayout.Yuv420, 7, 5, 59)]
    [InlineData(PixelLayout.Yuv420, 1, 1, 3)]
    public void Planes_lie_one_after_the_other_and_fill_the_memory(PixelLayout layout, int width, int height, int bytes)
    {
        var picture = new Picture(new(width, height, layout));
        Assert.Equal(bytes, picture.Memory.Length);
        picture.Memory.Span.Clear();
        for (var plane = 0; plane < picture.Format.PlaneCount; plane++)
        {
            foreach (var sample in picture.Plane(plane)) Assert.Equal(0, sample);
            picture.Plane(plane).Fill((byte)(plane + 1));
            Assert.Equal(picture.Format.Stride(plane) * picture.Format.Rows(plane), picture.Plane(plane).Length);
        }
        Assert.DoesNotContain((byte)0, picture.Memory.ToArray());
    }

    [Fact]
    public void A_copy_needs_the_same_size_and_layout()
    {
        var one = new Picture(new(4, 4, PixelLayout.Gray));
        one.Memory.Span.Fill(9);
        var two = new Picture(new(4, 4, PixelLayout.Gray));
        one.CopyTo(two);
        Assert.Equal(one.Memory.ToArray(), two.Memory.ToArray());
        Assert.Throws<ArgumentException>(() => one.CopyTo(new(new(4, 5, PixelLayout.Gray))));
    }
}
