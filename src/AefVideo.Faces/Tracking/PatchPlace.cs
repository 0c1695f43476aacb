using System.Numerics;

namespace AefVideo.Faces.Tracking;

/// <summary>Where a <see cref="FacePatch" /> was cut out of a picture that was halved <paramref name="Level" /> times.</summary>
/// <param name="Level">How often the picture was halved.</param>
/// <param name="Left">Column of the halved picture at the patch's left; may be negative.</param>
/// <param name="Top">Row of the halved picture at the patch's top; may be negative.</param>
internal readonly record struct PatchPlace(int Level, int Left, int Top)
{
    /// <summary>Largest side of the aligned square in a patch, in samples; leaves a face room to move by a third of it in any direction.</summary>
    private const float LargestSide = 80;

    /// <summary>The place where a face stands in the middle, with as many samples as fit.</summary>
    public static PatchPlace Around(in FacePose pose, int width, int height)
    {
        var level = 0;
        for (var side = pose.Side; side > LargestSide && Math.Min(width, height) >> (level + 1) > 0; side /= 2) level++;
        var middle = pose.Centre / (1 << level);
        return new(level, (int)MathF.Round(middle.X) - FacePatch.Size / 2, (int)MathF.Round(middle.Y) - FacePatch.Size / 2);
    }

    /// <summary>From luma pixels to the patch as OpenCV counts: the first sample's centre at (0, 0).</summary>
    public Vector2 ToPatch(Vector2 point) => point / (1 << Level) - new Vector2(Left + 0.5f, Top + 0.5f);

    /// <summary>The way back.</summary>
    public Vector2 FromPatch(Vector2 point) => (point + new Vector2(Left + 0.5f, Top + 0.5f)) * (1 << Level);
}
