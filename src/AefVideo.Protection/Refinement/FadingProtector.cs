using AefVideo.Core.Imaging;

namespace AefVideo.Protection.Refinement;

/// <summary>
/// Protects with a perturbation that may be exchanged while frames pass. From the old one to the new one it fades over a number of frames; as both lie within the ball of radius ε, so does every blend of
/// them. Blends are made by whoever exchanges, not by whoever protects. One thread protects; any thread exchanges.
/// </summary>
public sealed class FadingProtector : IFaceProtector
{
    /// <summary>Frames of a fade, unless another number is asked for: half a second at 30 frames per second.</summary>
    public const int DefaultFrames = 15;

    private readonly Lock _change = new();
    private readonly int _frames;
    private volatile Fade _fade;
    private PictureFormat? _format;

    /// <param name="perturbation">What to begin with.</param>
    /// <param name="strength">What to multiply it with, 0 to 1.</param>
    /// <param name="frames">How many frames a fade takes, at least 1.</param>
    public FadingProtector(Perturbation perturbation, float strength = 1, int frames = DefaultFrames)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(frames, 1);
        _frames = frames;
        _fade = new([new FaceProtector(perturbation, strength)], perturbation);
    }

    /// <summary>What is protected with once the fade is over.</summary>
    public Perturbation Perturbation => _fade.Goal;

    /// <summary>What it is multiplied with, 0 to 1.</summary>
    public float Strength => _fade.Now.Strength;

    /// <summary>Whether the next frame gets a blend.</summary>
    public bool IsFading => _fade.IsFading;

    /// <inheritdoc />
    public ProtectionMeasure Protect(Picture picture, ReadOnlySpan<SimilarityTransform> fromAligned)
    {
        ArgumentNullException.ThrowIfNull(picture);
        _format = picture.Format;
        return _fade.Next().Protect(picture, fromAligned);
    }

    /// <summary>Fades to another perturbation, from where the present fade stands.</summary>
    /// <exception cref="ArgumentException">It has another size, or a larger ε.</exception>
    public void FadeTo(Perturbation perturbation)
    {
        ArgumentNullException.ThrowIfNull(perturbation);
        lock (_change)
        {
            var now = _fade.Now;
            if (perturbation.Size != now.Perturbation.Size) throw new ArgumentException($"{perturbation.Name} has a side of {perturbation.Size} pixels, not {now.Perturbation.Size}.", nameof(perturbation));
            if (perturbation.Epsilon > _fade.Goal.Epsilon) throw new ArgumentException($"{perturbation.Name} is stronger than what it is to replace.", nameof(perturbation));
            var steps = new FaceProtector[_frames];
            for (var i = 0; i < _frames; i++)
            {
                var blend = i + 1 == _frames ? perturbation : Perturbation.Blend(now.Perturbation, perturbation, (i + 1f) / _frames);
                steps[i] = Ready(blend, now.Strength);
            }
            _fade = new(steps, perturbation);
        }
    }

    /// <summary>Sets the strength from the next frame on. A fade that is going on ends with this frame.</summary>
    /// <param name="strength">0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public void SetStrength(float strength)
    {
        lock (_change) _fade = new([Ready(_fade.Goal, strength)], _fade.Goal);
    }

    private FaceProtector Ready(Perturbation perturbation, float strength)
    {
        var protector = new FaceProtector(perturbation, strength);
        if (_format is { } format) protector.Prepare(format);
        return protector;
    }

    /// <summary>Protectors, one a frame; the last stays.</summary>
    private sealed class Fade(FaceProtector[] steps, Perturbation goal)
    {
        private int _next;

        public Perturbation Goal => goal;

        public bool IsFading => Volatile.Read(ref _next) < steps.Length - 1;

        public FaceProtector Now => steps[Math.Clamp(Volatile.Read(ref _next) - 1, 0, steps.Length - 1)];

        public FaceProtector Next()
        {
            var at = Math.Min(_next, steps.Length - 1);
            Volatile.Write(ref _next, at + 1);
            return steps[at];
        }
    }
}
