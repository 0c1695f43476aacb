using System.Numerics;
using AefVideo.Core.Imaging;
using AefVideo.Faces;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Preview.Playback;

/// <summary>
/// A drawn face that wanders over a still ground: the same seed gives the same frames, on every machine. Its frames come with their face, which no detector has to find. For
/// rehearsals without a clip, and for tests.
/// </summary>
internal sealed class TestPictureSource : IFrameSource
{
    private readonly Picture _ground;
    private readonly long _end;
    private readonly float _phaseX;
    private readonly float _phaseY;
    private readonly float _phaseTurn;
    private readonly Vector3 _skin;
    private readonly Vector3 _hair;
    private long _next;

    /// <param name="format">4:2:0.</param>
    /// <param name="seed">Where colours and path come from.</param>
    /// <param name="first">Number of the first frame.</param>
    /// <param name="end">Number of the frame after the last.</param>
    public TestPictureSource(PictureFormat format, int seed, long first, long end)
    {
        if (format.Layout != PixelLayout.Yuv420) throw new ArgumentException("The test picture is drawn in 4:2:0.", nameof(format));
        Format = format;
        _next = first;
        _end = end;
        // One generator, asked in this order: another order would be another picture.
        var random = new Random(seed);
        _phaseX = random.NextSingle();
        _phaseY = random.NextSingle();
        _phaseTurn = random.NextSingle();
        _skin = new(120 + 90 * random.NextSingle(), 100 + 16 * random.NextSingle(), 140 + 16 * random.NextSingle());
        _hair = new(30 + 60 * random.NextSingle(), 112 + 24 * random.NextSingle(), 124 + 20 * random.NextSingle());
        _ground = DrawGround(format, random);
    }

    /// <inheritdoc />
    public string Name => "draw";

    /// <inheritdoc />
    public PictureFormat Format { get; }

    /// <inheritdoc />
    public TimeBase TimeBase => new(1, TestFootage.FramesPerSecond);

    /// <inheritdoc />
    public ValueTask<bool> ReadAsync(Frame frame, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_next >= _end) return ValueTask.FromResult(false);
        var place = PlaceAt(_next);
        _ground.CopyTo(frame.Picture);
        DrawFace(frame.Picture, 0, place);
        DrawFace(frame.Picture, 1, place);
        frame.Timestamp = _next++;
        frame.Time = TimeBase.ToTime(frame.Timestamp);
        frame.Faces.Add(new(1, place, AlignmentTemplate.CelebA.Points.Transformed(place), 1, FaceCondition.None));
        return ValueTask.FromResult(true);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private SimilarityTransform PlaceAt(long number)
    {
        var seconds = number / (float)TestFootage.FramesPerSecond;
        var side = 0.62f * Format.Height * (1 + 0.12f * MathF.Sin(MathF.Tau * (seconds / 7 + _phaseY)));
        var turn = 0.14f * MathF.Sin(MathF.Tau * (seconds / 5 + _phaseTurn));
        var (sine, cosine) = MathF.SinCos(turn);
        float a = side * cosine, b = side * sine;
        var centre = new Vector2(
            Format.Width * (0.5f + 0.16f * MathF.Sin(MathF.Tau * (seconds / 8 + _phaseX))),
            Format.Height * (0.5f + 0.05f * MathF.Sin(MathF.Tau * (seconds / 6 + _phaseY))));
        return new(a, b, centre.X - (a - b) / 2, centre.Y - (a + b) / 2);
    }

    private static Picture DrawGround(PictureFormat format, Random random)
    {
        var ground = new Picture(format);
        float u = 118 + 20 * random.NextSingle(), v = 112 + 20 * random.NextSingle();
        var luma = ground.Plane(0);
        for (var row = 0; row < format.Height; row++)
        {
            for (var column = 0; column < format.Width; column++)
            {
                float x = column / (float)format.Width, y = row / (float)format.Height;
                var distance = MathF.Sqrt((x - 0.5f) * (x - 0.5f) + (y - 0.45f) * (y - 0.45f));
                luma[row * format.Stride(0) + column] = (byte)(96 - 62 * distance + ((column / 32 + row / 32) % 2 == 0 ? 3 : 0));
            }
        }
        ground.Plane(1).Fill((byte)u);
        ground.Plane(2).Fill((byte)v);
        return ground;
    }

    /// <summary>Draws the luma (0), or both chroma planes (1).</summary>
    private void DrawFace(Picture picture, int plane, SimilarityTransform place)
    {
        var format = picture.Format;
        var toAligned = place.Inverse();
        var step = plane == 0 ? 1 : 2;
        var reach = (MathF.Abs(place.A) + MathF.Abs(place.B)) / 2;
        var centre = place.Apply(new(0.5f, 0.5f));
        int left = Math.Max(0, (int)((centre.X - reach) / step)), right = Math.Min(format.Columns(plane) - 1, (int)((centre.X + reach) / step));
        int top = Math.Max(0, (int)((centre.Y - reach) / step)), bottom = Math.Min(format.Rows(plane) - 1, (int)((centre.Y + reach) / step));
        Span<byte> first = picture.Plane(plane), second = plane == 0 ? default : picture.Plane(2);
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                var (colour, cover) = Paint(toAligned.Apply(new((column + 0.5f) * step, (row + 0.5f) * step)));
                if (cover <= 0) continue;
                var at = row * format.Stride(plane) + column;
                first[at] = Mix(first[at], plane == 0 ? colour.X : colour.Y, cover);
                if (plane > 0) second[at] = Mix(second[at], colour.Z, cover);
            }
        }
    }

    private static byte Mix(byte below, float above, float cover) => (byte)Math.Clamp(below + (above - below) * cover + 0.5f, 16, 240);

    /// <summary>The drawn face in the aligned square: Y', Cb, Cr, and how much of it covers the ground.</summary>
    private (Vector3 Colour, float Cover) Paint(Vector2 at)
    {
        // Longer than any edge is soft.
        const float Soft = 70;
        var hair = Ellipse(at, new(0.5f, 0.50f), new(0.32f, 0.40f));
        var head = Ellipse(at, new(0.5f, 0.60f), new(0.255f, 0.335f));
        var cover = Math.Clamp(-hair * Soft * 0.3f + 0.5f, 0, 1);
        var colour = _hair;
        // Shaded from one side.
        var skin = _skin with { X = _skin.X * (1.06f - 0.34f * at.X) };
        colour = Vector3.Lerp(colour, skin, Math.Clamp(-head * Soft * 0.3f + 0.5f, 0, 1));
        if (at.Y < 0.40f) colour = Vector3.Lerp(colour, _hair, Math.Clamp((0.40f - at.Y) * Soft * 0.6f, 0, 1));
        for (var i = 0; i < 2; i++)
        {
            var eye = i == 0 ? AlignmentTemplate.CelebA.Points.RightEye : AlignmentTemplate.CelebA.Points.LeftEye;
            colour = Vector3.Lerp(colour, new(225, 128, 128), Math.Clamp(-Ellipse(at, eye, new(0.050f, 0.026f)) * 8 + 0.5f, 0, 1));
            colour = Vector3.Lerp(colour, new(40, 134, 120), Math.Clamp(-Ellipse(at, eye, new(0.020f, 0.022f)) * 5 + 0.5f, 0, 1));
            colour = Vector3.Lerp(colour, _hair, Math.Clamp(-Ellipse(at, eye - new Vector2(0, 0.062f), new(0.066f, 0.011f)) * 4 + 0.5f, 0, 1));
        }
        var nose = AlignmentTemplate.CelebA.Points.NoseTip;
        colour = Vector3.Lerp(colour, skin with { X = skin.X * 0.82f }, 0.8f * Math.Clamp(-Ellipse(at, nose, new(0.042f, 0.020f)) * 5 + 0.5f, 0, 1));
        var mouth = AlignmentTemplate.CelebA.Points.MouthCentre;
        colour = Vector3.Lerp(colour, new(skin.X * 0.55f, 112, 172), Math.Clamp(-Ellipse(at, mouth, new(0.088f, 0.028f)) * 6 + 0.5f, 0, 1));
        return (colour, cover);
    }

    /// <summary>Negative inside, 0 on the edge: the distance in units of the radii.</summary>
    private static float Ellipse(Vector2 at, Vector2 centre, Vector2 radii) => ((at - centre) / radii).Length() - 1;
}
