using System.Numerics;

namespace AefVideo.Core.Imaging;

/// <summary>
/// Rotation, uniform scale and translation of the plane: <c>x' = A·x − B·y + X</c>, <c>y' = B·x + A·y + Y</c>.
/// </summary>
/// <param name="A">Scale times cosine.</param>
/// <param name="B">Scale times sine.</param>
/// <param name="X">Translation along x.</param>
/// <param name="Y">Translation along y.</param>
public readonly record struct SimilarityTransform(float A, float B, float X, float Y)
{
    /// <summary>Leaves every point where it is.</summary>
    public static SimilarityTransform Identity => new(1, 0, 0, 0);

    /// <summary>How much longer a distance becomes; never negative.</summary>
    public float Scale => MathF.Sqrt(A * A + B * B);

    /// <summary>The angle of rotation in radians, clockwise on a screen (y downwards).</summary>
    public float Angle => MathF.Atan2(B, A);

    /// <summary>Where a point goes.</summary>
    public Vector2 Apply(Vector2 point) => new(A * point.X - B * point.Y + X, B * point.X + A * point.Y + Y);

    /// <summary>The transform that undoes this one.</summary>
    /// <exception cref="InvalidOperationException">The scale is 0.</exception>
    public SimilarityTransform Inverse()
    {
        var square = A * A + B * B;
        if (square == 0) throw new InvalidOperationException("A similarity of scale 0 has no inverse.");
        float a = A / square, b = -B / square;
        return new(a, b, -(a * X - b * Y), -(b * X + a * Y));
    }

    /// <summary>First this one, then <paramref name="next" />.</summary>
    public SimilarityTransform Then(SimilarityTransform next)
    {
        var origin = next.Apply(new(X, Y));
        return new(next.A * A - next.B * B, next.B * A + next.A * B, origin.X, origin.Y);
    }

    /// <summary>
    /// The similarity that brings <paramref name="from" /> nearest to <paramref name="to" /> in the least squares sense
    /// (Umeyama, TPAMI 1991, without reflection; in the plane it has this closed form).
    /// </summary>
    /// <param name="from">At least two points that do not all coincide.</param>
    /// <param name="to">As many points.</param>
    /// <param name="weights">Weight of each pair, not negative; empty for equal weights.</param>
    /// <exception cref="ArgumentException">Too few points, or different numbers of them.</exception>
    public static SimilarityTransform Estimate(ReadOnlySpan<Vector2> from, ReadOnlySpan<Vector2> to, ReadOnlySpan<float> weights = default)
    {
        if (from.Length < 2 || from.Length != to.Length || (weights.Length != 0 && weights.Length != from.Length))
            throw new ArgumentException($"A similarity needs two lists of at least two points, not {from.Length} and {to.Length}.", nameof(from));

        Vector2 meanFrom = default, meanTo = default;
        var total = 0f;
        for (var i = 0; i < from.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            meanFrom += weight * from[i];
            meanTo += weight * to[i];
            total += weight;
        }
        meanFrom /= total;
        meanTo /= total;

        float dot = 0, cross = 0, spread = 0;
        for (var i = 0; i < from.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            var p = from[i] - meanFrom;
            var q = to[i] - meanTo;
            dot += weight * (p.X * q.X + p.Y * q.Y);
            cross += weight * (p.X * q.Y - p.Y * q.X);
            spread += weight * p.LengthSquared();
        }
        if (spread == 0) throw new ArgumentException("A similarity cannot be estimated from points that all coincide.", nameof(from));

        float a = dot / spread, b = cross / spread;
        return new(a, b, meanTo.X - (a * meanFrom.X - b * meanFrom.Y), meanTo.Y - (b * meanFrom.X + a * meanFrom.Y));
    }
}
