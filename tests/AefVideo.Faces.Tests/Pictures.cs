using AefVideo.Core.Imaging;
using OpenCvSharp;

namespace AefVideo.Faces.Tests;

/// <summary>Makes pictures of every layout.</summary>
internal static class Pictures
{
    /// <summary>Converts an image of blue, green, red; chroma samples are the means of what they cover.</summary>
    public static Picture FromBgr(Mat image, PixelLayout layout = PixelLayout.Bgr24, ColorMatrix matrix = ColorMatrix.Bt601, bool fullRange = false)
    {
        var format = new PictureFormat(image.Width, image.Height, layout, matrix, fullRange, ChromaSiting.Center);
        var picture = new Picture(format);
        var (kr, kb) = matrix == ColorMatrix.Bt601 ? (0.299, 0.114) : matrix == ColorMatrix.Bt709 ? (0.2126, 0.0722) : (0.2627, 0.0593);
        var sums = new double[3][];
        for (var plane = 0; plane < format.PlaneCount; plane++) sums[plane] = new double[format.Columns(plane) * format.Rows(plane)];
        var counts = new int[sums[format.PlaneCount - 1].Length];
        for (var y = 0; y < format.Height; y++)
        {
            for (var x = 0; x < format.Width; x++)
            {
                var pixel = image.Get<Vec3b>(y, x);
                if (layout == PixelLayout.Bgr24)
                {
                    var target = picture.Plane(0)[(3 * (y * format.Width + x))..];
                    (target[0], target[1], target[2]) = (pixel.Item0, pixel.Item1, pixel.Item2);
                    continue;
                }
                var luma = kr * pixel.Item2 + (1 - kr - kb) * pixel.Item1 + kb * pixel.Item0;
                sums[0][y * format.Width + x] = fullRange ? luma : 16 + luma * 219 / 255;
                if (layout == PixelLayout.Gray) continue;
                var at = y / format.ChromaStepY * format.Columns(1) + x / format.ChromaStepX;
                var scale = fullRange ? 1.0 : 224 / 255.0;
                sums[1][at] += 128 + scale * (pixel.Item0 - luma) / (2 * (1 - kb));
                sums[2][at] += 128 + scale * (pixel.Item2 - luma) / (2 * (1 - kr));
                counts[at]++;
            }
        }
        for (var plane = 0; layout != PixelLayout.Bgr24 && plane < format.PlaneCount; plane++)
            for (var i = 0; i < sums[plane].Length; i++)
                picture.Plane(plane)[i] = (byte)Math.Clamp(Math.Round(sums[plane][i] / (plane == 0 ? 1 : counts[i])), 0, 255);
        return picture;
    }

    /// <summary>One color everywhere.</summary>
    public static Picture Plain(PictureFormat format, byte value)
    {
        var picture = new Picture(format);
        picture.Memory.Span.Fill(value);
        return picture;
    }
}
