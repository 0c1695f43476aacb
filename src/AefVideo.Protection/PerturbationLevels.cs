using AefVideo.Core.Imaging;
using AefVideo.Protection.Kernel;

namespace AefVideo.Protection;

/// <summary>
/// δ at strength 1 as <see cref="FaceProtector" /> samples it, for whoever adds it elsewhere (a shader): for each plane of a kind of picture, feathered, quantised, at
/// every size from its own down to one texel, each half of the one before, rounded down. What <see cref="FaceProtector" /> does with it, for each sample in a face's square: sample
/// the level bilinearly with zeros around, multiply with the strength, round to the nearest grey level, add and saturate.
/// </summary>
public sealed class PerturbationLevels
{
    /// <summary>Values of a texel.</summary>
    public const int Channels = 3;

    private readonly DeltaPyramid[] _planes;

    /// <param name="perturbation">δ.</param>
    /// <param name="format">The kind of picture; its size does not matter.</param>
    public PerturbationLevels(Perturbation perturbation, PictureFormat format)
    {
        ArgumentNullException.ThrowIfNull(perturbation);
        ArgumentNullException.ThrowIfNull(format);
        var planes = new DeltaPlanes(perturbation, 1);
        _planes = [.. Enumerable.Range(0, Channels).Select(plane => planes.For(format, plane))];
    }

    /// <summary>Number of levels, at least 1.</summary>
    public int Count => _planes[0].Levels.Count;

    /// <summary>Side of a level in texels.</summary>
    public int Size(int level) => _planes[0].Levels[level].Size;

    /// <summary>The texels of a level: <c>[size, size, 3]</c>, row by row, in grey levels: for the planes Y, Cb, Cr, or blue, green, red of <see cref="PixelLayout.Bgr24" />.</summary>
    public float[] Texels(int level)
    {
        var size = Size(level);
        var texels = new float[size * size * Channels];
        for (var i = 0; i < texels.Length; i++)
        {
            var (place, plane) = Math.DivRem(i, Channels);
            texels[i] = _planes[plane].Levels[level].Texel(place / size, place % size);
        }
        return texels;
    }

    /// <summary>The level to sample for a face.</summary>
    /// <param name="lumaPixelsPerSample">From one sample of the plane to the next: 1, or 2 for chroma that is halved both ways; the geometric mean where directions differ.</param>
    /// <param name="side">Side of the face's square in luma pixels, at least 1.</param>
    public int LevelFor(double lumaPixelsPerSample, double side) => _planes[0].NumberFor(lumaPixelsPerSample * Size(0) / side);
}
