using System.Numerics;
using AefVideo.Core.Imaging;

namespace AefVideo.Faces.Tracking;

/// <summary>
/// The similarity that most pairs of points agree on: least squares, reweighted with Tukey's biweight, from a given first guess.
/// No random draws, so the same points always give the same transform.
/// </summary>
internal static class RobustSimilarity
{
    private const int Rounds = 6;

    /// <summary>Estimates it.</summary>
    /// <param name="from">Points before.</param>
    /// <param name="to">Points after.</param>
    /// <param name="guess">Where it is thought to be; decides between groups that move differently.</param>
    /// <param name="reach">Distance from the guess at which a pair stops counting, in pixels; narrows from round to round to <paramref name="tolerance" />.</param>
    /// <param name="tolerance">Distance at which a pair stops counting in the end, in pixels.</param>
    /// <param name="weights">As long as <paramref name="from" />; what each pair counts in the end, 0–1.</param>
    /// <param name="transform">The transform found.</param>
    /// <returns>How many pairs agree with it.</returns>
    public static int Estimate(
        ReadOnlySpan<Vector2> from, ReadOnlySpan<Vector2> to, SimilarityTransform guess, float reach, float tolerance, Span<float> weights, out SimilarityTransform transform)
    {
        transform = guess;
        var agreeing = 0;
        for (var round = 0; round <= Rounds; round++)
        {
            var limit = float.Lerp(reach, tolerance, MathF.Min(1, round / (Rounds - 1f)));
            agreeing = 0;
            for (var i = 0; i < from.Length; i++)
            {
                var ratio = Vector2.DistanceSquared(transform.Apply(from[i]), to[i]) / (limit * limit);
                var inside = ratio < 1 ? 1 - ratio : 0;
                weights[i] = inside * inside;
                if (inside > 0) agreeing++;
            }
            if (agreeing < 3) return agreeing;
            if (round < Rounds) transform = SimilarityTransform.Estimate(from, to, weights);
        }
        return agreeing;
    }
}
