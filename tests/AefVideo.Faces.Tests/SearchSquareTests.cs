using AefVideo.Core.Imaging;
using AefVideo.Faces.Detection;

namespace AefVideo.Faces.Tests;

public class SearchSquareTests
{
    public static TheoryData<int, int, PixelLayout, int> Pictures => new(
        from size in new[] { (1280, 720), (720, 1280), (64, 36), (33, 17), (3000, 2), (1, 300), (1919, 801), (5, 3) }
        from layout in new[] { PixelLayout.Yuv420, PixelLayout.Yuv422, PixelLayout.Bgr24, PixelLayout.Gray }
        from turns in new[] { 0, 1, 2, 3 }
        select (size.Item1, size.Item2, layout, turns));

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Rows_that_the_picture_does_not_reach_are_of_one_colour(int width, int height, PixelLayout layout, int turns)
    {
        const int Size = 128;
        var picture = new Picture(new(width, height, layout));
        new Random(1).NextBytes(picture.Memory.Span);
        using var sampler = new PictureSampler();
        sampler.Bind(picture);
        var square = SearchSquare.Whole(picture.Format, turns);
        var input = new float[Size * Size * 3];
        sampler.Sample(square.ToPicture(Size), Size, input);

        var rows = square.RowsOfPicture(picture.Format, Size);

        var outside = Enumerable.Range(0, Size).Where(y => !rows.Contains(y)).ToArray();
        foreach (var y in outside)
            for (var x = 0; x < Size; x++)
                Assert.Equal(input.AsSpan(outside[0] * Size * 3, 3), input.AsSpan((y * Size + x) * 3, 3));
    }

    [Fact]
    public void A_wide_picture_leaves_bars_above_and_below()
    {
        var format = new PictureFormat(1280, 720, PixelLayout.Yuv420);
        var rows = SearchSquare.Whole(format, 0).RowsOfPicture(format, 256);
        Assert.InRange(rows.First, 50, 56);
        Assert.InRange(rows.End, 200, 206);
        Assert.Equal(new(0, 256), SearchSquare.Whole(format, 1).RowsOfPicture(format, 256));
    }
}
