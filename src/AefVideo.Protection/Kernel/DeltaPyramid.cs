namespace AefVideo.Protection.Kernel;

/// <summary>One plane of δ, feathered, at every size from its own down to one texel, each the area average of the one before.</summary>
internal sealed class DeltaPyramid
{
    /// <summary>
    /// Width of the feathered border, as a part of the square's side: 8 of 256 texels. The narrowest round figure over which
    /// the customary ε of 6.4 grey levels rises by less than one level a texel, so that the square's edge cannot be seen as a line.
    /// </summary>
    public const float FeatherWidth = 1f / 32;

    private readonly PyramidLevel[] _levels;

    /// <param name="size">Side in texels.</param>
    /// <param name="texels">Grey levels, [size, size]; overwritten.</param>
    public DeltaPyramid(int size, float[] texels)
    {
        for (var row = 0; row < size; row++)
            for (var column = 0; column < size; column++)
                texels[row * size + column] *= Feather(size, row, column);

        var levels = new List<PyramidLevel> { new(size, texels) };
        while (size > 1)
        {
            texels = Halve(size, texels);
            size /= 2;
            levels.Add(new(size, texels));
        }
        _levels = [.. levels];
    }

    /// <summary>All levels, the largest first.</summary>
    public IReadOnlyList<PyramidLevel> Levels => _levels;

    /// <summary>
    /// The level to sample at a given density: the smallest whose texels lie no more than two to a sample, so that bilinear sampling
    /// leaves none out. Measured against the nearest level and a blend of two levels, more of δ arrives for the same visible change
    /// (<c>bench/AefVideo.Benchmarks energy</c>), and a blend would cost as much again.
    /// </summary>
    /// <param name="step">Texels of the largest level from one sample to the next; positive.</param>
    public PyramidLevel LevelFor(double step) => _levels[NumberFor(step)];

    /// <summary>The number of <see cref="LevelFor" />'s level in <see cref="Levels" />.</summary>
    public int NumberFor(double step) => (int)Math.Clamp(Math.Floor(Math.Log2(step)), 0, _levels.Length - 1);

    /// <summary>The weight of a texel: rises from the nearest edge of the square, and is 1 inside.</summary>
    public static float Feather(int size, int row, int column)
    {
        var edge = Math.Min(Math.Min(row, size - 1 - row), Math.Min(column, size - 1 - column)) + 0.5f;
        return MathF.Min(1, edge / (size * FeatherWidth));
    }

    /// <summary>The area average on half as many texels, rounded down.</summary>
    private static float[] Halve(int size, float[] texels)
    {
        var half = size / 2;
        var across = new float[size * half];
        for (var row = 0; row < size; row++) HalveLine(texels.AsSpan(row * size), 1, size, across.AsSpan(row * half), 1, half);
        var both = new float[half * half];
        for (var column = 0; column < half; column++) HalveLine(across.AsSpan(column), half, size, both.AsSpan(column), half, half);
        return both;
    }

    private static void HalveLine(ReadOnlySpan<float> from, int fromStep, int size, Span<float> to, int toStep, int half)
    {
        var width = (double)size / half;
        for (var i = 0; i < half; i++)
        {
            double start = i * width, end = start + width, sum = 0;
            for (var k = (int)start; k < size && k < end; k++) sum += from[k * fromStep] * (Math.Min(end, k + 1) - Math.Max(start, k));
            to[i * toStep] = (float)(sum / width);
        }
    }
}
