using AefVideo.Core.Imaging;

namespace AefVideo.Protection.Tests;

/// <summary>Pictures, faces and perturbations by seed.</summary>
internal static class Pictures
{
    public static Picture Noise(PictureFormat format, int seed)
    {
        var picture = new Picture(format);
        new Random(seed).NextBytes(picture.Memory.Span);
        return picture;
    }

    public static Picture Flat(PictureFormat format, byte value)
    {
        var picture = new Picture(format);
        picture.Memory.Span.Fill(value);
        return picture;
    }

    public static Picture Copy(Picture picture)
    {
        var copy = new Picture(picture.Format);
        picture.CopyTo(copy);
        return copy;
    }

    /// <summary>A square given by its centre, side and angle.</summary>
    public static SimilarityTransform Face(double centreX, double centreY, double side, double angle = 0)
    {
        double a = side * Math.Cos(angle), b = side * Math.Sin(angle);
        return new((float)a, (float)b, (float)(centreX - (a - b) / 2), (float)(centreY - (a + b) / 2));
    }

    public static SimilarityTransform AnyFace(Random random, int width, int height, double minimum, double maximum) => Face(
        random.NextDouble() * width * 1.2 - 0.1 * width,
        random.NextDouble() * height * 1.2 - 0.1 * height,
        minimum * Math.Pow(maximum / minimum, random.NextDouble()),
        random.Next(4) == 0 ? random.Next(4) * Math.PI / 2 : random.NextDouble() * Math.Tau);

    /// <summary>δ of every value from −ε to ε.</summary>
    public static Perturbation Smooth(int size, float epsilon, int seed)
    {
        var random = new Random(seed);
        var delta = new float[3 * size * size];
        foreach (ref var value in delta.AsSpan()) value = epsilon * (2 * random.NextSingle() - 1);
        return Perturbation.FromValues(size, delta, new Dictionary<string, string>(), "test");
    }
}
