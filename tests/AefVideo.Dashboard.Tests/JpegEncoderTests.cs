using AefVideo.Core.Imaging;
using AefVideo.Dashboard.Pictures;

namespace AefVideo.Dashboard.Tests;

public sealed class JpegEncoderTests
{
    private const int Tolerance = 4;
    private const int Margin = 9;

    private static readonly (int, int, int)[] s_colours = [(200, 60, 40), (30, 160, 70), (50, 70, 190), (235, 235, 235)];

    public static TheoryData<PixelLayout, ColorMatrix, bool, int, int> Formats
    {
        get
        {
            var data = new TheoryData<PixelLayout, ColorMatrix, bool, int, int>();
            foreach (var layout in new[] { PixelLayout.Yuv420, PixelLayout.Yuv422, PixelLayout.Yuv444 })
                foreach (var matrix in Enum.GetValues<ColorMatrix>()) data.Add(layout, matrix, matrix == ColorMatrix.Bt601, 144, 48);
            data.Add(PixelLayout.Yuv420, ColorMatrix.Bt601, false, 144, 48);
            data.Add(PixelLayout.Yuv420, ColorMatrix.Bt709, true, 144, 48);
            data.Add(PixelLayout.Yuv420, ColorMatrix.Bt709, false, 141, 47);
            data.Add(PixelLayout.Yuv422, ColorMatrix.Bt601, false, 133, 17);
            data.Add(PixelLayout.Bgr24, ColorMatrix.Bt601, true, 141, 47);
            data.Add(PixelLayout.Gray, ColorMatrix.Bt601, true, 141, 47);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Colours_of_every_format_come_out_as_they_went_in(PixelLayout layout, ColorMatrix matrix, bool fullRange, int width, int height)
    {
        var picture = new Picture(new(width, height, layout, matrix, fullRange));
        Draw(picture);
        using var encoder = new JpegEncoder(95);
        var pixels = await DecodedJpeg.ReadAsync(encoder.Encode(picture).ToArray());
        Assert.Equal(3 * width * height, pixels.Length);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                // Beside the seam of two bands JPEG rings.
                if (BandAt(Math.Max(0, column - Margin), width) != BandAt(Math.Min(width - 1, column + Margin), width)) continue;
                var (r, g, b) = ColourOf(layout, BandAt(column, width));
                var i = 3 * (row * width + column);
                Assert.True(
                    Math.Abs(pixels[i] - r) <= Tolerance && Math.Abs(pixels[i + 1] - g) <= Tolerance && Math.Abs(pixels[i + 2] - b) <= Tolerance,
                    $"({column}, {row}): {pixels[i]}, {pixels[i + 1]}, {pixels[i + 2]} instead of {r}, {g}, {b}");
            }
        }
    }

    [Fact]
    public void Encoding_allocates_nothing_in_the_steady_state()
    {
        var moving = new MovingPicture(new(320, 180, PixelLayout.Yuv420, ColorMatrix.Bt709));
        var picture = moving.Next();
        using var encoder = new JpegEncoder(85);
        var bytes = encoder.Encode(picture).Length;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) bytes += encoder.Encode(picture).Length;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(bytes > 0);
    }

    private static int BandAt(int column, int width) => Math.Min(s_colours.Length - 1, s_colours.Length * column / width);

    private static (int R, int G, int B) ColourOf(PixelLayout layout, int band)
    {
        var (red, green, blue) = s_colours[band];
        return layout == PixelLayout.Gray ? (green, green, green) : (red, green, blue);
    }

    /// <summary>Upright bands, by the standards' own formulas.</summary>
    private static void Draw(Picture picture)
    {
        var format = picture.Format;
        var (kr, kb) = format.Matrix switch { ColorMatrix.Bt709 => (0.2126, 0.0722), ColorMatrix.Bt2020 => (0.2627, 0.0593), _ => (0.299, 0.114) };
        for (var plane = 0; plane < format.PlaneCount; plane++)
        {
            var samples = picture.Plane(plane);
            var step = plane == 0 ? 1 : format.ChromaStepX;
            for (var row = 0; row < format.Rows(plane); row++)
            {
                for (var column = 0; column < format.Columns(plane); column++)
                {
                    var (red, green, blue) = ColourOf(format.Layout, BandAt(column * step, format.Width));
                    if (format.Layout == PixelLayout.Bgr24)
                    {
                        var at = row * format.Stride(0) + 3 * column;
                        (samples[at], samples[at + 1], samples[at + 2]) = ((byte)blue, (byte)green, (byte)red);
                        continue;
                    }
                    var luma = (kr * red + (1 - kr - kb) * green + kb * blue) / 255;
                    var value = plane switch { 0 => luma, 1 => (blue / 255.0 - luma) / (2 * (1 - kb)), _ => (red / 255.0 - luma) / (2 * (1 - kr)) };
                    samples[row * format.Stride(plane) + column] = (byte)Math.Round(plane == 0
                        ? format.FullRange ? 255 * value : 16 + 219 * value
                        : 128 + (format.FullRange ? 255 : 224) * value);
                }
            }
        }
    }
}
