using AefVideo.Core.Imaging;

namespace AefVideo.Protection.Kernel;

/// <summary>δ as the planes of every kind of picture: each made when first asked for, then kept. Safe for use by several threads.</summary>
internal sealed class DeltaPlanes
{
    /// <summary>Y', Cb and Cr, or blue, green and red.</summary>
    public const int PlanesPerKind = 3;

    private static readonly int s_matrices = Enum.GetValues<ColorMatrix>().Length;

    private readonly Lazy<DeltaPyramid>[] _pyramids;

    /// <param name="perturbation">δ.</param>
    /// <param name="strength">What to multiply it with, 0 to 1.</param>
    public DeltaPlanes(Perturbation perturbation, float strength)
    {
        Size = perturbation.Size;

        // Y'CbCr by matrix and range, then BGR.
        _pyramids = new Lazy<DeltaPyramid>[(2 * s_matrices + 1) * PlanesPerKind];
        for (var i = 0; i < _pyramids.Length; i++)
        {
            int kind = i / PlanesPerKind, plane = i % PlanesPerKind;
            _pyramids[i] = new(() => Make(
                perturbation,
                strength,
                kind < 2 * s_matrices ? DeltaColour.YCbCr((ColorMatrix)(kind / 2), kind % 2 == 1, plane) : DeltaColour.Bgr(plane)));
        }
    }

    /// <summary>Side of δ in texels.</summary>
    public int Size { get; }

    /// <summary>δ for a plane of a picture (0 to 2), or for the blue, green, red samples of BGR.</summary>
    public DeltaPyramid For(PictureFormat format, int plane)
    {
        var kind = format.Layout is PixelLayout.Bgr24 ? 2 * s_matrices : 2 * (int)format.Matrix + (format.FullRange ? 1 : 0);
        return _pyramids[kind * PlanesPerKind + plane].Value;
    }

    private static DeltaPyramid Make(Perturbation perturbation, float strength, (float R, float G, float B) weights)
    {
        var delta = perturbation.Delta.Span;
        var count = perturbation.Size * perturbation.Size;
        var texels = new float[count];
        for (var i = 0; i < count; i++)
            texels[i] = strength * (weights.R * delta[i] + weights.G * delta[count + i] + weights.B * delta[2 * count + i]);
        return new(perturbation.Size, texels);
    }
}
