using System.Drawing;
using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Faces;
using AefVideo.Preview.Graphics;
using AefVideo.Protection;
using Silk.NET.OpenGL;

namespace AefVideo.Preview.Rendering;

/// <summary>
/// The newest frame with the perturbation in it, composed by a shader on the planes of the video: what <see cref="FaceProtector" /> makes of it, but for rounding (at most one grey level).
/// Any strength costs the same, and takes effect with the next frame that is drawn.
/// </summary>
internal sealed class ProtectedTextures : IDisposable
{
    // As in protect.frag. The largest faces of a crowd come first.
    private const int MostFaces = 32;

    // Beyond it a level is a single texel, and more levels than this are a perturbation of 2048 pixels.
    private const float SmallestSide = 1;

    private readonly GlDevice _device;
    private readonly QuadPainter _quads;
    private readonly PerturbationLevels _levels;
    private readonly Texture _texels;
    private readonly RenderTarget[] _targets;
    private readonly uint _source;
    private readonly Vector4[] _faces = new Vector4[MostFaces];

    public ProtectedTextures(GlDevice device, QuadPainter quads, PictureFormat format, Perturbation perturbation)
    {
        _device = device;
        _quads = quads;
        Format = format;
        _levels = new(perturbation, format);
        _texels = new(device, TextureKind.Numbers, _levels.Size(0), _levels.Size(0));
        for (var level = 0; level < _levels.Count; level++) _texels.Fill<float>(level, _levels.Size(level), _levels.Size(level), _levels.Texels(level));
        _texels.Set(TextureParameterName.TextureMinFilter, (int)TextureMinFilter.LinearMipmapNearest);
        _texels.Set(TextureParameterName.TextureMaxLevel, _levels.Count - 1);
        // The border's colour is black unless set: nothing is added outside.
        _texels.Set(TextureParameterName.TextureWrapS, (int)TextureWrapMode.ClampToBorder);
        _texels.Set(TextureParameterName.TextureWrapT, (int)TextureWrapMode.ClampToBorder);
        _targets = [.. Enumerable.Range(0, format.PlaneCount).Select(plane => new RenderTarget(device, PictureTextures.KindOf(format), format.Columns(plane), format.Rows(plane)))];
        _source = device.NewFramebuffer();
    }

    /// <summary>Of the frames.</summary>
    public PictureFormat Format { get; }

    /// <summary>The protected plane.</summary>
    public Texture Plane(int plane) => _targets[plane].Texture;

    /// <summary>The same, to read it back.</summary>
    public RenderTarget Target(int plane) => _targets[plane];

    /// <summary>Composes anew.</summary>
    /// <param name="program">The program <c>protect</c>.</param>
    /// <param name="original">The frame.</param>
    /// <param name="faces">Its faces.</param>
    /// <param name="strength">0 to 1.</param>
    public void Compose(ShaderProgram program, ReadOnlySpan<Texture> original, IReadOnlyList<TrackedFace> faces, float strength)
    {
        var count = Choose(faces);
        for (var plane = 0; plane < _targets.Length; plane++)
        {
            Copy(original[plane], _targets[plane]);
            if (count == 0 || strength == 0) continue;
            ComposePlane(program, original[plane], plane, count, strength);
        }
    }

    public void Dispose()
    {
        _device.DeleteFramebuffer(_source);
        foreach (var target in _targets) target.Dispose();
        _texels.Dispose();
    }

    private int Choose(IReadOnlyList<TrackedFace> faces)
    {
        var count = 0;
        for (var i = 0; i < faces.Count; i++)
        {
            var face = faces[i].FromAligned;
            if (!(float.IsFinite(face.X) && float.IsFinite(face.Y) && float.IsFinite(face.Scale) && face.Scale >= SmallestSide)) continue;
            var similarity = new Vector4(face.A, face.B, face.X, face.Y);
            if (count < MostFaces)
            {
                _faces[count++] = similarity;
                continue;
            }
            var smallest = 0;
            for (var k = 1; k < MostFaces; k++)
                if (Side(_faces[k]) < Side(_faces[smallest])) smallest = k;
            if (face.Scale > Side(_faces[smallest])) _faces[smallest] = similarity;
        }
        return count;
    }

    private static float Side(Vector4 similarity) => MathF.Sqrt(similarity.X * similarity.X + similarity.Y * similarity.Y);

    private void Copy(Texture from, RenderTarget to)
    {
        var gl = _device.Gl;
        gl.BindFramebuffer(FramebufferTarget.ReadFramebuffer, _source);
        gl.FramebufferTexture2D(FramebufferTarget.ReadFramebuffer, FramebufferAttachment.ColorAttachment0, TextureTarget.Texture2D, from.Name, 0);
        gl.BindFramebuffer(FramebufferTarget.DrawFramebuffer, to.Framebuffer);
        gl.BlitFramebuffer(0, 0, from.Width, from.Height, 0, 0, from.Width, from.Height, ClearBufferMask.ColorBufferBit, BlitFramebufferFilter.Nearest);
    }

    private void ComposePlane(ShaderProgram program, Texture original, int plane, int count, float strength)
    {
        _targets[plane].Bind();
        _device.Gl.Disable(EnableCap.Blend);
        var isChroma = plane > 0;
        float stepX = isChroma ? Format.ChromaStepX : 1, stepY = isChroma ? Format.ChromaStepY : 1;
        var grid = new Vector4(stepX, stepY, 0.5f, 0.5f);
        if (isChroma) grid = ChromaGrid(Format);
        program.Use();
        program.Set("plane", 0, original);
        program.Set("levels", 1, _texels);
        program.Set("channel", Format.Layout is PixelLayout.Bgr24 ? 3 : plane);
        program.Set("strength", strength);
        program.Set("grid", grid);
        program.Set("faceCount", count);
        program.Set("faces", _faces.AsSpan(0, count));
        for (var face = 0; face < count; face++)
        {
            var side = Side(_faces[face]);
            program.Set("face", face);
            program.Set("level", (float)_levels.LevelFor(Math.Sqrt(stepX * stepY), side));
            _quads.Paint(program, new(original.Width, original.Height), isWindow: false, SquareOn(_faces[face], grid));
        }
    }

    /// <summary>xy: luma pixels from one chroma sample to the next; zw: where the first one lies.</summary>
    public static Vector4 ChromaGrid(PictureFormat format)
    {
        var x = format.ChromaStepX == 2 && format.Siting is ChromaSiting.Center ? 1 : 0.5f;
        var y = format.ChromaStepY == 2 && format.Siting is not ChromaSiting.TopLeft ? 1 : 0.5f;
        return new(format.ChromaStepX, format.ChromaStepY, x, y);
    }

    /// <summary>The box around a face's square in samples of a plane, with a sample to spare.</summary>
    private static RectangleF SquareOn(Vector4 similarity, Vector4 grid)
    {
        float a = similarity.X, b = similarity.Y;
        var reach = (MathF.Abs(a) + MathF.Abs(b)) / 2;
        float x = similarity.Z + (a - b) / 2, y = similarity.W + (a + b) / 2;
        return RectangleF.FromLTRB(
            MathF.Floor((x - reach - grid.Z) / grid.X) - 1, MathF.Floor((y - reach - grid.W) / grid.Y) - 1,
            MathF.Ceiling((x + reach - grid.Z) / grid.X) + 2, MathF.Ceiling((y + reach - grid.W) / grid.Y) + 2);
    }
}
