using System.Numerics;
using AefVideo.Core.Imaging;

namespace AefVideo.Faces.Tracking;

/// <summary>A similarity from the aligned unit square as what can be filtered and averaged: where the face is, how large, how tilted.</summary>
/// <param name="Centre">Where the middle of the face stands, in luma pixels.</param>
/// <param name="LogScale">Natural logarithm of the aligned square's side in pixels.</param>
/// <param name="Angle">Tilt in radians.</param>
internal readonly record struct FacePose(Vector2 Centre, float LogScale, float Angle)
{
    /// <summary>The middle of the face, between eyes and mouth, in the aligned square.</summary>
    public static Vector2 Middle { get; } = new(0.5f, 0.6f);

    /// <summary>Side of the aligned square in pixels.</summary>
    public float Side => MathF.Exp(LogScale);

    public static FacePose Of(SimilarityTransform fromAligned) =>
        new(fromAligned.Apply(Middle), MathF.Log(fromAligned.Scale), fromAligned.Angle);

    public SimilarityTransform ToTransform()
    {
        var (sin, cos) = MathF.SinCos(Angle);
        float a = Side * cos, b = Side * sin;
        return new(a, b, Centre.X - (a * Middle.X - b * Middle.Y), Centre.Y - (b * Middle.X + a * Middle.Y));
    }

    /// <summary>The pose part of the way to another one.</summary>
    public FacePose Towards(in FacePose other, float share) => new(
        Vector2.Lerp(Centre, other.Centre, share),
        LogScale + share * (other.LogScale - LogScale),
        Angle + share * Turn(Angle, other.Angle));

    /// <summary>How far this pose is from another, in sides of the aligned square.</summary>
    public float DistanceTo(in FacePose other) =>
        Vector2.Distance(Centre, other.Centre) / Side + (MathF.Abs(LogScale - other.LogScale) + MathF.Abs(Turn(Angle, other.Angle))) / 2;

    /// <summary>The shorter way from one angle to another, in radians.</summary>
    public static float Turn(float from, float to) => MathF.IEEERemainder(to - from, 2 * MathF.PI);
}
