using System.Drawing;
using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Preview.Graphics;

namespace AefVideo.Preview.Rendering;

/// <summary>Draws versions of the newest frame into places of the window.</summary>
internal sealed class ViewPainter(ShaderLibrary shaders, QuadPainter quads, Scene scene)
{
    /// <summary>Width of the soft border of a forged face, in sides of its square.</summary>
    private const float Softness = 0.12f;

    // Below it the picture's own filter is enough.
    private const float SmallestFootprint = 1.4f;
    private const int MostTaps = 4;

    private Vector2 _target;

    /// <summary>Draws go to a target of this size from now on.</summary>
    public void Begin(Vector2 targetSize) => _target = targetSize;

    /// <summary>Draws one version.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="view">Where.</param>
    /// <param name="forger">Whose forgery.</param>
    /// <param name="edit">Which edit.</param>
    /// <returns>False where a forgery was asked for and there is none yet: then the frame is drawn without it.</returns>
    public bool Draw(PanelKind kind, in PictureView view, int forger, int edit)
    {
        if (scene.Picture is not { IsFilled: true } picture) return false;
        var program = shaders.Picture;
        program.Use();
        SetSampling(program, picture, view);
        SetPlanes(program, kind is PanelKind.Protected or PanelKind.ForgedFromProtected, 0, "plane0", "plane1", "plane2");
        var isForged = kind is PanelKind.ForgedFromOriginal or PanelKind.ForgedFromProtected;
        var hasFace = scene.TryFind(forger, edit, out var fromAligned) && isForged;
        program.Set("hasFace", hasFace ? 1 : 0);
        SetPasting(program, hasFace ? fromAligned : SimilarityTransform.Identity);
        program.Set("face", 3, kind is PanelKind.ForgedFromProtected ? scene.Forged.FromProtected(forger) : scene.Forged.FromOriginal(forger));
        Paint(program, view);
        return hasFace || !isForged;
    }

    /// <summary>Draws how far two versions are apart.</summary>
    /// <returns>False where there is nothing to compare yet.</returns>
    public bool DrawDifference(ComparedPair pair, in PictureView view, int forger, int edit, float gain)
    {
        if (scene.Picture is not { IsFilled: true } picture) return false;
        var program = shaders.Difference;
        program.Use();
        SetSampling(program, picture, view);
        SetPlanes(program, isProtected: false, 0, "plane0", "plane1", "plane2");
        SetPlanes(program, isProtected: true, 3, "otherPlane0", "otherPlane1", "otherPlane2");
        var fromAligned = SimilarityTransform.Identity;
        var hasFace = pair is ComparedPair.Forgery && scene.TryFind(forger, edit, out fromAligned);
        program.Set("hasFace", hasFace ? 1 : 0);
        SetPasting(program, hasFace ? fromAligned : SimilarityTransform.Identity);
        program.Set("face", 6, scene.Forged.FromOriginal(forger));
        program.Set("otherFace", 7, scene.Forged.FromProtected(forger));
        program.Set("gain", gain);
        Paint(program, view);
        return hasFace || pair is ComparedPair.Protection;
    }

    /// <summary>Draws the colours of the difference from nothing to full.</summary>
    public void DrawLegend(RectangleF place)
    {
        shaders.Legend.Use();
        quads.Paint(shaders.Legend, _target, isWindow: true, place);
    }

    /// <summary>Draws the perturbation.</summary>
    public void DrawDelta(RectangleF place, float gain)
    {
        var program = shaders.Delta;
        program.Use();
        program.Set("delta", 0, scene.Delta);
        program.Set("gain", gain);
        quads.Paint(program, _target, isWindow: true, place);
    }

    private static void SetSampling(ShaderProgram program, PictureTextures picture, in PictureView view)
    {
        var format = picture.Format;
        program.Set("kind", format.Layout switch
        {
            PixelLayout.Gray => 0,
            PixelLayout.Bgr24 => 2,
            _ => 1,
        });
        program.Set("lumaSize", new Vector2(format.Width, format.Height));
        program.Set("chromaSize", format.PlaneCount > 1 ? new Vector2(format.Columns(1), format.Rows(1)) : Vector2.One);
        program.Set("chromaGrid", ProtectedTextures.ChromaGrid(format));
        program.Set("primaries", format.Matrix switch
        {
            ColorMatrix.Bt709 => new Vector2(0.2126f, 0.0722f),
            ColorMatrix.Bt2020 => new Vector2(0.2627f, 0.0593f),
            _ => new Vector2(0.299f, 0.114f),
        });
        program.Set("fullRange", format.FullRange ? 1 : 0);
        var footprint = 1 / view.Scale;
        program.Set("taps", footprint < SmallestFootprint ? 1 : Math.Clamp((int)MathF.Ceiling(footprint * 0.75f), 2, MostTaps));
    }

    private void SetPlanes(ShaderProgram program, bool isProtected, int unit, string first, string second, string third)
    {
        var count = scene.Picture!.Planes.Length;
        program.Set(first, unit, Plane(0));
        program.Set(second, unit + 1, Plane(count > 1 ? 1 : 0));
        program.Set(third, unit + 2, Plane(count > 1 ? 2 : 0));

        Texture Plane(int plane) => isProtected ? scene.Protected!.Plane(plane) : scene.Picture.Planes[plane];
    }

    private static void SetPasting(ShaderProgram program, SimilarityTransform fromAligned)
    {
        var toAligned = fromAligned.Inverse();
        program.Set("toAligned", new Vector4(toAligned.A, toAligned.B, toAligned.X, toAligned.Y));
        program.Set("softness", Softness);
    }

    private void Paint(ShaderProgram program, in PictureView view)
    {
        var place = view.Place;
        quads.Paint(
            program, _target, isWindow: true, place,
            Vector2.Transform(new(place.Left, place.Top), view.ToStored),
            Vector2.Transform(new(place.Right, place.Top), view.ToStored),
            Vector2.Transform(new(place.Left, place.Bottom), view.ToStored));
    }
}
