using System.Drawing;
using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Faces.Detection.Network;

namespace AefVideo.Faces.Detection;

/// <summary>A square of a picture that a network looks at.</summary>
/// <param name="Centre">Its middle in luma pixels.</param>
/// <param name="Side">Its side in luma pixels.</param>
/// <param name="Right">Unit vector in the picture along what the network shall see as a row.</param>
/// <param name="IsWhole">True where it holds the whole picture, so that nothing is cut off at its border.</param>
internal readonly record struct SearchSquare(Vector2 Centre, float Side, Vector2 Right, bool IsWhole)
{
    /// <summary>Takes pixels of a network's input of this size to the picture.</summary>
    public SimilarityTransform ToPicture(int size)
    {
        var step = Right * (Side / size);
        var half = size / 2f;
        return new(step.X, step.Y, Centre.X - (step.X - step.Y) * half, Centre.Y - (step.Y + step.X) * half);
    }

    /// <summary>The rows of a network's input of this size that a picture reaches; the others are as black as it is made beyond the picture.</summary>
    public RowRange RowsOfPicture(PictureFormat format, int size)
    {
        // How far a sample beside the picture's edge can reach: two pixels of the input, or two of the picture's samples of chroma where those are larger.
        var smoothing = 2 + (int)MathF.Ceiling(4 * size / Side);
        var toInput = ToPicture(size).Inverse();
        float first = size, last = 0;
        foreach (var corner in (ReadOnlySpan<Vector2>)[default, new(format.Width, 0), new(0, format.Height), new(format.Width, format.Height)])
        {
            var row = toInput.Apply(corner).Y;
            (first, last) = (MathF.Min(first, row), MathF.Max(last, row));
        }
        return new RowRange(Math.Clamp((int)MathF.Floor(first), 0, size), Math.Clamp((int)MathF.Ceiling(last), 0, size)).Grown(smoothing, size);
    }

    /// <summary>Takes an answer in input pixels to the picture.</summary>
    public FaceDetection ToPicture(in FaceDetection found, int size)
    {
        var transform = ToPicture(size);
        var box = found.Box;
        var centre = transform.Apply(new(box.X + box.Width / 2, box.Y + box.Height / 2));
        // BlazeFace's boxes are squares, so a turned one keeps its side.
        var side = (box.Width + box.Height) / 2 * transform.Scale;
        return new(new RectangleF(centre.X - side / 2, centre.Y - side / 2, side, side), found.Keypoints.Transformed(transform), found.Score);
    }

    /// <summary>The square around a whole picture, standing upright.</summary>
    public static SearchSquare Whole(PictureFormat format, int clockwiseQuarterTurns) =>
        new(new(format.Width / 2f, format.Height / 2f), Math.Max(format.Width, format.Height), UprightRow(clockwiseQuarterTurns), true);

    /// <summary>Appends overlapping squares that together cover a picture.</summary>
    /// <param name="format">The picture's.</param>
    /// <param name="clockwiseQuarterTurns">That make the picture upright.</param>
    /// <param name="side">Their side in pixels; each overlaps the next by a third or more.</param>
    /// <param name="squares">Appended to.</param>
    public static void Tile(PictureFormat format, int clockwiseQuarterTurns, float side, List<SearchSquare> squares)
    {
        int columns = Steps(format.Width, side), rows = Steps(format.Height, side);
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                squares.Add(new(new(Middle(format.Width, side, column, columns), Middle(format.Height, side, row, rows)), side, UprightRow(clockwiseQuarterTurns), false));
    }

    private static int Steps(int length, float side) => length <= side ? 1 : 1 + (int)MathF.Ceiling((length - side) / (side * 2 / 3));

    private static float Middle(int length, float side, int index, int count) =>
        count == 1 ? length / 2f : side / 2 + index * (length - side) / (count - 1);

    /// <summary>Unit vector in a picture as it lies along a row of the upright one.</summary>
    public static Vector2 UprightRow(int clockwiseQuarterTurns) => (clockwiseQuarterTurns & 3) switch
    {
        0 => new(1, 0),
        1 => new(0, -1),
        2 => new(-1, 0),
        _ => new(0, 1),
    };
}
