using System.Drawing;
using System.Numerics;
using AefVideo.Core.Imaging;

namespace AefVideo.Preview.Rendering;

/// <summary>Where a picture, or a part of it, stands in the window.</summary>
/// <param name="Place">In pixels of the window.</param>
/// <param name="ToWindow">From luma pixels of the stored picture to pixels of the window.</param>
/// <param name="ToStored">Back.</param>
internal readonly record struct PictureView(RectangleF Place, Matrix3x2 ToWindow, Matrix3x2 ToStored)
{
    /// <summary>Shows a part of a picture as large as a panel allows.</summary>
    /// <param name="geometry">Of the picture.</param>
    /// <param name="part">Of the shown picture.</param>
    /// <param name="panel">In pixels of the window.</param>
    public static PictureView Fit(PictureGeometry geometry, RectangleF part, RectangleF panel)
    {
        var scale = MathF.Min(panel.Width / part.Width, panel.Height / part.Height);
        // Whole pixels, so that pictures of a row have equal edges.
        var size = new Vector2(MathF.Round(part.Width * scale), MathF.Round(part.Height * scale));
        var corner = new Vector2(MathF.Round(panel.X + (panel.Width - size.X) / 2), MathF.Round(panel.Y + (panel.Height - size.Y) / 2));
        var toWindow = geometry.ToShown * Matrix3x2.CreateTranslation(-part.X, -part.Y) * Matrix3x2.CreateScale(size.X / part.Width, size.Y / part.Height) * Matrix3x2.CreateTranslation(corner);
        return Of(new(corner.X, corner.Y, size.X, size.Y), toWindow);
    }

    /// <summary>Shows an aligned face as large as a panel allows.</summary>
    /// <param name="fromAligned">From the aligned unit square to luma pixels.</param>
    /// <param name="panel">In pixels of the window.</param>
    public static PictureView Aligned(SimilarityTransform fromAligned, RectangleF panel)
    {
        var side = MathF.Round(MathF.Min(panel.Width, panel.Height));
        var corner = new Vector2(MathF.Round(panel.X + (panel.Width - side) / 2), MathF.Round(panel.Y + (panel.Height - side) / 2));
        var toStored = Matrix3x2.CreateTranslation(-corner) * Matrix3x2.CreateScale(1 / side)
            * new Matrix3x2(fromAligned.A, fromAligned.B, -fromAligned.B, fromAligned.A, fromAligned.X, fromAligned.Y);
        Matrix3x2.Invert(toStored, out var toWindow);
        return new(new(corner.X, corner.Y, side, side), toWindow, toStored);
    }

    /// <summary>The same, with only a part of the place drawn.</summary>
    public PictureView Within(RectangleF place) => this with { Place = place };

    /// <summary>Pixels of the window to a luma pixel.</summary>
    public float Scale => MathF.Sqrt(MathF.Abs(ToWindow.GetDeterminant()));

    private static PictureView Of(RectangleF place, Matrix3x2 toWindow)
    {
        Matrix3x2.Invert(toWindow, out var toStored);
        return new(place, toWindow, toStored);
    }
}
