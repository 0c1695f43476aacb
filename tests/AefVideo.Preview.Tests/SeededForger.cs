using AefVideo.Preview.Forging;

namespace AefVideo.Tests;

/// <summary>A forger without weights: the same crops always give the same pictures. The original gets a colour, the protected one stripes; L2mask is computed of what it made.</summary>
internal sealed class SeededForger(string name, string title, int seed, int size = 64) : IFaceForger
{
    private readonly Random _random = new(seed);
    private (float R, float G, float B)? _colour;

    public string Name => name;

    public string Title => title;

    public int ImageSize => size;

    public IReadOnlyList<string> Edits { get; } = ["Blond_Hair", "HairColor=black"];

    /// <summary>How often it was asked.</summary>
    public int Calls { get; private set; }

    /// <summary>Thrown at the next call.</summary>
    public Exception? Fault { get; set; }

    public double? Forge(ReadOnlySpan<float> crops, FaceIdentity person, string edit, Span<byte> fromOriginal, Span<byte> fromProtected)
    {
        if (Fault is { } fault) throw fault;
        Calls++;
        var colour = _colour ??= (_random.NextSingle(), _random.NextSingle(), _random.NextSingle());
        var strength = edit == Edits[0] ? 0.45f : 0.8f;
        var length = 3 * size * size;
        var sum = 0.0;
        for (var i = 0; i < length; i++)
        {
            var (row, channel) = (i / 3 / size, i % 3);
            var tint = channel == 0 ? colour.R : channel == 1 ? colour.G : colour.B;
            float one = Mixed(crops[i], tint), other = (row / 4 + seed) % 3 == 0 ? 1 - Mixed(crops[length + i], tint) : Mixed(crops[length + i], tint);
            fromOriginal[i] = (byte)(255 * one);
            fromProtected[i] = (byte)(255 * other);
            sum += 4 * (one - other) * (one - other);
        }
        return sum / length;

        float Mixed(float value, float tint) => Math.Clamp((value + 1) / 2 * (1 - strength) + tint * strength, 0, 1);
    }

    public void Dispose()
    {
    }
}
