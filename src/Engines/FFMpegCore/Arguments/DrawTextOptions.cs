namespace FFMpegCore.Arguments;

/// <summary>Options of the drawtext filter.</summary>
public class DrawTextOptions
{
    public readonly string Text;
    public readonly string Font;
    public readonly List<(string key, string value)> Parameters;

    private DrawTextOptions(string text, string font, IEnumerable<(string key, string value)> parameters)
    {
        Text = text;
        Font = font;
        Parameters = [.. parameters];
    }

    internal string TextInternal => FilterText.Pairs(
        Parameters.Prepend(("fontfile", Font)).Prepend(("text", Text)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)));

    public static DrawTextOptions Create(string text, string font) => new(text, font, []);

    public static DrawTextOptions Create(string text, string font, params (string key, string value)[] parameters) => new(text, font, parameters);

    public DrawTextOptions WithParameter(string key, string value)
    {
        Parameters.Add((key, value));
        return this;
    }
}
