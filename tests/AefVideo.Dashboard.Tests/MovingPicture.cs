using AefVideo.Core.Imaging;

namespace AefVideo.Dashboard.Tests;

/// <summary>A disc that wanders over a slope of grey, round and round.</summary>
internal sealed class MovingPicture
{
    public static readonly PictureFormat Format = new(640, 360, PixelLayout.Yuv420, ColorMatrix.Bt709);

    private const int Places = 12;

    private readonly Picture[] _pictures;
    private int _next;

    public MovingPicture(PictureFormat format) => _pictures = [.. Enumerable.Range(0, Places).Select(place => Draw(format, place))];

    /// <summary>The next picture.</summary>
    public Picture Next() => _pictures[_next++ % Places];

    private static Picture Draw(PictureFormat format, int place)
    {
        var picture = new Picture(format);
        int radius = format.Height / 6, x = radius + place * (format.Width - 2 * radius) / Places, y = format.Height / 2;
        for (var plane = 0; plane < format.PlaneCount; plane++)
        {
            var samples = picture.Plane(plane);
            var step = plane == 0 ? 1 : format.ChromaStepX;
            for (var row = 0; row < format.Rows(plane); row++)
            {
                for (var column = 0; column < format.Columns(plane); column++)
                {
                    int right = step * column - x, down = step * row - y;
                    var isDisc = right * right + down * down < radius * radius;
                    samples[row * format.Stride(plane) + column] = (byte)(plane switch { 0 => isDisc ? 190 : 40 + 100 * column / format.Width, 1 => isDisc ? 100 : 140, _ => isDisc ? 170 : 120 });
                }
            }
        }
        return picture;
    }
}
