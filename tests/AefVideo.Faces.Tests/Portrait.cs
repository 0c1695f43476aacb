using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Tests;
using OpenCvSharp;

namespace AefVideo.Faces.Tests;

/// <summary>Scenes with copies of one portrait (NASA, public domain), so that it is known where every face is.</summary>
internal static class Portrait
{
    /// <summary>The head in the portrait, without the parts around it.</summary>
    private static readonly Rect Head = new(138, 4, 172, 204);

    private static readonly Lazy<Mat> Whole = new(() => Cv2.ImRead(SharedFiles.InRepository("media", "astronaut.png")));

    /// <summary>The whole portrait, 512×512.</summary>
    public static Mat Load() => Whole.Value.Clone();

    /// <summary>Middle between the eyes of the portrait, give or take three pixels.</summary>
    public static Vector2 Eyes { get; } = new(224, 110);

    /// <summary>The portrait as a picture.</summary>
    public static Picture Picture()
    {
        using var image = Load();
        return Pictures.FromBgr(image);
    }

    /// <summary>Still noise, blurred, the same each time.</summary>
    public static Mat Background(int width, int height, int seed = 1)
    {
        var (rows, columns) = (height / 8, width / 8);
        using var coarse = new Mat(rows, columns, MatType.CV_8UC3);
        var random = new Random(seed);
        for (var y = 0; y < rows; y++)
            for (var x = 0; x < columns; x++)
                coarse.Set(y, x, new Vec3b((byte)random.Next(60, 140), (byte)random.Next(60, 140), (byte)random.Next(60, 140)));
        var image = new Mat();
        Cv2.Resize(coarse, image, new Size(width, height), 0, 0, InterpolationFlags.Cubic);
        return image;
    }

    /// <summary>Draws the head into an image.</summary>
    /// <param name="image">What is behind it.</param>
    /// <param name="toImage">From pixels of the portrait to pixels of the image, as <see cref="SimilarityTransform" /> counts.</param>
    public static void DrawInto(Mat image, SimilarityTransform toImage)
    {
        using var portrait = Load();
        using var head = new Mat(portrait, Head);
        using var matrix = new Mat(2, 3, MatType.CV_64FC1);
        var first = toImage.Apply(new(Head.X + 0.5f, Head.Y + 0.5f));
        matrix.Set(0, 0, (double)toImage.A);
        matrix.Set(0, 1, (double)-toImage.B);
        matrix.Set(0, 2, first.X - 0.5);
        matrix.Set(1, 0, (double)toImage.B);
        matrix.Set(1, 1, (double)toImage.A);
        matrix.Set(1, 2, first.Y - 0.5);
        Cv2.WarpAffine(head, image, matrix, image.Size(), InterpolationFlags.Linear, BorderTypes.Transparent);
    }

    /// <summary>Places the portrait so that its eyes come to a point, scaled and turned.</summary>
    public static SimilarityTransform At(float x, float y, float scale = 1, float angle = 0)
    {
        var (sin, cos) = MathF.SinCos(angle);
        var turned = new SimilarityTransform(scale * cos, scale * sin, 0, 0);
        var eyes = turned.Apply(Eyes);
        return turned with { X = x - eyes.X, Y = y - eyes.Y };
    }

    /// <summary>A frame with heads at these places, the last one in front.</summary>
    public static Picture Frame(int width, int height, params ReadOnlySpan<SimilarityTransform> heads)
    {
        using var image = Background(width, height);
        foreach (var head in heads) DrawInto(image, head);
        return Pictures.FromBgr(image, PixelLayout.Yuv420);
    }
}
