namespace AefVideo.Protection.Tests.Refinement;

/// <summary>Crops of waves: much the same from one to the next, as one person's are.</summary>
internal static class Crops
{
    public static float[] Wave(int size, int number)
    {
        var rgb = new float[3 * size * size];
        for (var i = 0; i < rgb.Length; i++)
        {
            var (y, x) = Math.DivRem(i / 3, size);
            rgb[i] = (float)(0.8 * Math.Sin(0.3 * x + 0.2 * (i % 3 + 1) * y + 0.1 * number));
        }
        return rgb;
    }
}
