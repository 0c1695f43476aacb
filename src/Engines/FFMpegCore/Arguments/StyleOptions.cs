namespace FFMpegCore.Arguments;

/// <summary>A style of burnt-in subtitles, in the words of the ASS format.</summary>
public class StyleOptions
{
    public readonly Dictionary<string, string> Parameters = [];

    internal string TextInternal => string.Join(',', Parameters.Select(pair => $"{pair.Key}={pair.Value}"));

    public static StyleOptions Create() => new();

    public StyleOptions WithParameter(string key, string value)
    {
        Parameters.Add(key, value);
        return this;
    }
}
