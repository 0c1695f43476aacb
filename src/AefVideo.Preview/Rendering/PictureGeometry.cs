using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;

namespace AefVideo.Preview.Rendering;

/// <summary>From the picture as it is stored (luma pixels) to the picture as it is shown: turned upright, with square pixels.</summary>
internal sealed class PictureGeometry
{
    /// <param name="format">Of the stored picture.</param>
    /// <param name="rotation">How players turn it.</param>
    /// <param name="pixelAspect">Width to height of a stored pixel; 0 where it is not known.</param>
    public PictureGeometry(PictureFormat format, QuarterTurn rotation, double pixelAspect)
    {
        var aspect = pixelAspect is > 0.1 and < 10 ? (float)pixelAspect : 1;
        float width = format.Width * aspect, height = format.Height;
        var turn = rotation switch
        {
            QuarterTurn.Clockwise90 => new Matrix3x2(0, 1, -1, 0, height, 0),
            QuarterTurn.Half => new Matrix3x2(-1, 0, 0, -1, width, height),
            QuarterTurn.Clockwise270 => new Matrix3x2(0, -1, 1, 0, 0, width),
            _ => Matrix3x2.Identity,
        };
        ToShown = Matrix3x2.CreateScale(aspect, 1) * turn;
        Matrix3x2.Invert(ToShown, out var inverse);
        ToStored = inverse;
        Size = rotation is QuarterTurn.Clockwise90 or QuarterTurn.Clockwise270 ? new(height, width) : new(width, height);
    }

    /// <summary>Of the shown picture.</summary>
    public Vector2 Size { get; }

    /// <summary>From stored to shown.</summary>
    public Matrix3x2 ToShown { get; }

    /// <summary>From shown to stored.</summary>
    public Matrix3x2 ToStored { get; }
}
