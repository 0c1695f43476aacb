using AefVideo.Core.Imaging;
using AefVideo.Faces;
using AefVideo.Preview.Forging;
using AefVideo.Preview.Graphics;
using AefVideo.Preview.Playback;
using AefVideo.Protection;
using Silk.NET.OpenGL;

namespace AefVideo.Preview.Rendering;

/// <summary>
/// All versions of the newest frame on the graphics card: as it came, protected, and forged by each generator. Sends only what is new.
/// </summary>
internal sealed class Scene : IDisposable
{
    // Beyond it a forged face no longer fits the frame that it is put into.
    private static readonly TimeSpan s_oldestForgery = TimeSpan.FromSeconds(2);

    private readonly GlDevice _device;
    private readonly QuadPainter _quads;
    private readonly Perturbation _perturbation;
    private PictureTextures? _picture;
    private ProtectedTextures? _protected;
    private float? _strength;

    public Scene(GlDevice device, QuadPainter quads, Perturbation perturbation, IReadOnlyList<IFaceForger> forgers)
    {
        _device = device;
        _quads = quads;
        _perturbation = perturbation;
        Forged = new(device, forgers);
        Delta = NewDelta(device, perturbation);
    }

    /// <summary>The forgeries.</summary>
    public ForgedTextures Forged { get; }

    /// <summary>The perturbation itself, RGB in units of [−1, 1] pictures.</summary>
    public Texture Delta { get; }

    /// <summary>The frame; null before the first.</summary>
    public PictureTextures? Picture => _picture;

    /// <summary>The frame with the perturbation.</summary>
    public ProtectedTextures? Protected => _protected;

    /// <summary>The frame's faces, largest first as forgers count them, or in the tracker's order.</summary>
    public IReadOnlyList<TrackedFace> Faces { get; private set; } = [];

    /// <summary>Which stretch of playing the frame is from.</summary>
    public int Segment { get; private set; }

    /// <summary>When the frame is shown.</summary>
    public TimeSpan Time { get; private set; }

    /// <summary>Sends the player's frame.</summary>
    public void Show(Player player)
    {
        if (player.Current is not { } frame) return;
        if (_picture?.Format != frame.Picture.Format)
        {
            _picture?.Dispose();
            _protected?.Dispose();
            _picture = new(_device, frame.Picture.Format);
            _protected = new(_device, _quads, frame.Picture.Format, _perturbation);
        }
        _picture.Upload(frame);
        Faces = frame.Faces;
        Segment = player.Segment;
        Time = player.CurrentTime;
        _strength = null;
    }

    /// <summary>Adds the perturbation anew where the frame or the strength has changed.</summary>
    public void Protect(ShaderProgram program, float strength)
    {
        if (_picture is not { IsFilled: true } || _strength == strength) return;
        _protected!.Compose(program, _picture.Planes, Faces, strength);
        _strength = strength;
    }

    /// <summary>The next <see cref="Protect" /> composes in any case.</summary>
    public void Forget() => _strength = null;

    /// <summary>Whether there is a forgery of a face that is in the frame, and where it belongs.</summary>
    /// <param name="forger">Whose.</param>
    /// <param name="edit">Which edit is wanted.</param>
    /// <param name="fromAligned">Where the face is now.</param>
    public bool TryFind(int forger, int edit, out SimilarityTransform fromAligned)
    {
        fromAligned = default;
        var state = Forged.State(forger);
        if (!state.IsMade || state.Edit != edit || state.Person.Segment != Segment || Time - state.Time > s_oldestForgery || state.Time - Time > s_oldestForgery) return false;
        for (var i = 0; i < Faces.Count; i++)
        {
            if (Faces[i].Track != state.Person.Track) continue;
            fromAligned = Faces[i].FromAligned;
            return fromAligned.Scale >= 1;
        }
        return false;
    }

    /// <summary>A face of the frame, counted from the largest; null where there is none.</summary>
    public TrackedFace? Face(int number)
    {
        if (Faces.Count == 0) return null;
        number %= Faces.Count;
        // Faces are few: the one that just so many are larger than.
        for (var i = 0; i < Faces.Count; i++)
        {
            var larger = 0;
            for (var k = 0; k < Faces.Count; k++)
                if (Faces[k].FromAligned.Scale > Faces[i].FromAligned.Scale || (k < i && Faces[k].FromAligned.Scale == Faces[i].FromAligned.Scale)) larger++;
            if (larger == number) return Faces[i];
        }
        return null;
    }

    public void Dispose()
    {
        _picture?.Dispose();
        _protected?.Dispose();
        Forged.Dispose();
        Delta.Dispose();
    }

    private static Texture NewDelta(GlDevice device, Perturbation perturbation)
    {
        var size = perturbation.Size;
        var values = perturbation.Delta.Span;
        var texels = new float[values.Length];
        for (var i = 0; i < texels.Length; i++) texels[i] = values[i % 3 * size * size + i / 3];
        var texture = new Texture(device, TextureKind.Numbers, size, size);
        texture.Fill<float>(0, size, size, texels);
        // Larger than life, its texels are to be seen as they are.
        texture.Set(TextureParameterName.TextureMagFilter, (int)TextureMagFilter.Nearest);
        return texture;
    }
}
