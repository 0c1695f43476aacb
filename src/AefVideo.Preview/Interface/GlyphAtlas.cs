using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Preview.Graphics;
using OpenCvSharp;

namespace AefVideo.Preview.Interface;

/// <summary>
/// The letters of the interface, drawn beforehand at every size that is used (<c>tools/GlyphAtlas</c>), so that they stand pixel by pixel as the font's rasteriser made them.
/// </summary>
internal sealed class GlyphAtlas : IDisposable
{
    private const int Columns = 10;
    private const char Unknown = '?';

    private readonly Dictionary<int, Glyph> _glyphs = [];

    /// <exception cref="EnvironmentException">The files are missing or damaged.</exception>
    public GlyphAtlas(GlDevice device)
    {
        var table = MediaFolder.Find("fonts", "glyphs.csv");
        var picture = MediaFolder.Find("fonts", "glyphs.png");
        var sizes = new SortedSet<int>();
        Span<int> row = stackalloc int[Columns];
        foreach (var line in File.ReadLines(table))
        {
            if (!TryParse(line, row)) throw new EnvironmentException($"{table}: is damaged; restore it.");
            sizes.Add(row[1]);
            _glyphs[Key(row[1], (FontWeight)row[0], (char)row[2])] = new((short)row[3], (short)row[4], (short)row[5], (short)row[6], (short)row[7], (short)row[8], (short)row[9]);
        }
        if (sizes.Count == 0) throw new EnvironmentException($"{table}: is empty; restore it.");
        Sizes = [.. sizes];
        using var pixels = Cv2.ImRead(picture, ImreadModes.Grayscale);
        if (pixels.Empty()) throw new EnvironmentException($"{picture}: is damaged; restore it.");
        Texture = new(device, TextureKind.Gray, pixels.Width, pixels.Height);
        var samples = new byte[pixels.Width * pixels.Height];
        using var copy = Mat.FromPixelData(pixels.Height, pixels.Width, MatType.CV_8UC1, samples);
        pixels.CopyTo(copy);
        Texture.Fill<byte>(0, pixels.Width, pixels.Height, samples);
    }

    /// <summary>Heights of an em that there are, in pixels, growing.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>The letters, white on black.</summary>
    public Texture Texture { get; }

    /// <summary>The size that is nearest to a wanted one.</summary>
    public int Nearest(float size)
    {
        var nearest = Sizes[0];
        for (var i = 1; i < Sizes.Count; i++)
            if (MathF.Abs(Sizes[i] - size) < MathF.Abs(nearest - size)) nearest = Sizes[i];
        return nearest;
    }

    /// <summary>A letter; a question mark where the atlas lacks it.</summary>
    /// <param name="size">One of <see cref="Sizes" />.</param>
    /// <param name="weight">How heavy.</param>
    /// <param name="letter">Which.</param>
    public Glyph this[int size, FontWeight weight, char letter] =>
        _glyphs.TryGetValue(Key(size, weight, letter), out var glyph) ? glyph : _glyphs[Key(size, weight, Unknown)];

    /// <summary>How wide a text is, in pixels.</summary>
    public int Measure(ReadOnlySpan<char> text, int size, FontWeight weight)
    {
        var width = 0;
        foreach (var letter in text) width += this[size, weight, letter].Advance;
        return width;
    }

    public void Dispose() => Texture.Dispose();

    private static int Key(int size, FontWeight weight, char letter) => (size << 17) | ((int)weight << 16) | letter;

    private static bool TryParse(string line, Span<int> row)
    {
        Span<System.Range> fields = stackalloc System.Range[Columns + 1];
        if (line.AsSpan().Split(fields, ',') != Columns) return false;
        for (var i = 0; i < Columns; i++)
            if (!int.TryParse(line.AsSpan()[fields[i]], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out row[i])) return false;
        return true;
    }
}
