using AefVideo.Core.Imaging;
using AefVideo.Faces.Detection;

namespace AefVideo.Faces;

/// <summary>
/// Cuts aligned faces out of pictures, as whoever forges them does. Where a face has more pixels than are wanted, each result is the mean over the area that shrinks to it, as in the pictures that
/// generators are trained on; where it has fewer, it is interpolated linearly. Used by one thread at a time.
/// </summary>
public sealed class FaceCutter : IDisposable
{
    /// <summary>Most samples along a side of a result's area. Beyond it, the sampler halves the picture first.</summary>
    private const int MostSamples = 8;

    private readonly PictureSampler _sampler = new();
    private float[] _samples = [];

    /// <summary>Cuts one face.</summary>
    /// <param name="picture">Any size and layout.</param>
    /// <param name="fromAligned">From the aligned unit square to luma pixels; the square may reach beyond the picture, and is black there.</param>
    /// <param name="size">Side of the result in pixels, at least 1.</param>
    /// <param name="rgb">Receives <c>[size, size, 3]</c>: red, green and blue of each pixel, row by row, in −1…1.</param>
    /// <exception cref="ArgumentException"><paramref name="rgb" /> holds another number of values.</exception>
    public void Cut(Picture picture, SimilarityTransform fromAligned, int size, Span<float> rgb)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (rgb.Length != 3 * size * size) throw new ArgumentException($"A face of {size}×{size} has {3 * size * size} values, not {rgb.Length}.", nameof(rgb));
        // About a sample per pixel of the picture.
        var density = (int)Math.Clamp(MathF.Round(fromAligned.Scale / size), 1, MostSamples);
        var side = size * density;
        if (_samples.Length != 3 * side * side) _samples = new float[3 * side * side];
        _sampler.Bind(picture);
        _sampler.Sample(new SimilarityTransform(1f / side, 0, 0, 0).Then(fromAligned), side, _samples);
        _sampler.Unbind();
        GC.KeepAlive(picture);
        Average(_samples, size, density, rgb);
    }

    /// <inheritdoc />
    public void Dispose() => _sampler.Dispose();

    private static void Average(ReadOnlySpan<float> samples, int size, int density, Span<float> rgb)
    {
        if (density == 1)
        {
            samples.CopyTo(rgb);
            return;
        }
        var stride = 3 * size * density;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var area = samples[(row * density * stride + 3 * column * density)..];
                var mean = rgb.Slice(3 * (row * size + column), 3);
                mean.Clear();
                for (var y = 0; y < density; y++)
                    for (var x = 0; x < 3 * density; x++) mean[x % 3] += area[y * stride + x];
                for (var channel = 0; channel < 3; channel++) mean[channel] /= density * density;
            }
        }
    }
}
