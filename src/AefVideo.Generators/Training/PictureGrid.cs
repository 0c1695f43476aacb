using AefVideo.Core.Files;
using OpenCvSharp;
using static TorchSharp.torch;

namespace AefVideo.Generators.Training;

/// <summary>Pictures side by side with a title over each column, as PNG.</summary>
public static class PictureGrid
{
    private const int TitleHeight = 22;
    private const int Gap = 2;

    // Titles need some width: small pictures are enlarged by whole factors up to it.
    private const int SmallestShown = 100;

    /// <summary>Writes a grid, whole or not at all.</summary>
    /// <param name="path">A PNG file; replaced if it exists.</param>
    /// <param name="columns">From left to right; each [N, 3, S, S] in [−1, 1] with the same N and S.</param>
    public static void Write(string path, IReadOnlyList<(string Title, Tensor Pictures)> columns) => AtomicFile.Write(path, [Encode(columns)]);

    /// <summary>A grid as the bytes of a PNG file.</summary>
    /// <inheritdoc cref="Write" path="/param[@name='columns']" />
    public static byte[] Encode(IReadOnlyList<(string Title, Tensor Pictures)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var shape = columns[0].Pictures.shape;
        var rows = (int)shape[0];
        var size = (int)shape[2] * ((SmallestShown + (int)shape[2] - 1) / (int)shape[2]);
        using var sheet = new Mat(TitleHeight + rows * (size + Gap), columns.Count * (size + Gap), MatType.CV_8UC3, Scalar.All(255));
        for (var column = 0; column < columns.Count; column++)
        {
            var left = column * (size + Gap);
            Cv2.PutText(sheet, columns[column].Title, new Point(left + 2, TitleHeight - 7), HersheyFonts.HersheySimplex, 0.38, Scalar.Black, 1, LineTypes.AntiAlias);
            for (var row = 0; row < rows; row++)
            {
                using var place = new Mat(sheet, new Rect(left, TitleHeight + row * (size + Gap), size, size));
                Draw(columns[column].Pictures[row], place);
            }
        }
        Cv2.ImEncode(".png", sheet, out var bytes);
        return bytes;
    }

    // OpenCV wants blue first and the channels of a pixel together.
    private static void Draw(Tensor picture, Mat place)
    {
        using var scope = NewDisposeScope();
        var pixels = picture.detach().@float().flip(0).permute(1, 2, 0).add(1).mul(127.5).round().clamp(0, 255).to(ScalarType.Byte).contiguous();
        using var source = Mat.FromPixelData((int)pixels.shape[0], (int)pixels.shape[1], MatType.CV_8UC3, pixels.bytes.ToArray());
        Cv2.Resize(source, place, place.Size(), interpolation: InterpolationFlags.Nearest);
    }
}
