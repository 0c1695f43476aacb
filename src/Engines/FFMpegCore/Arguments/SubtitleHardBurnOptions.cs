using System.Drawing;
using System.Globalization;
using System.Text;

namespace FFMpegCore.Arguments;

/// <summary>Options of the subtitles filter, which draws subtitles into the picture.</summary>
public class SubtitleHardBurnOptions
{
    public readonly Dictionary<string, string> Parameters = [];
    private readonly string _path;

    private SubtitleHardBurnOptions(string path) => _path = path;

    internal string TextInternal => string.Join(':', Parameters.Select(pair => FilterText.Pair(pair.Key, pair.Value)).Prepend($"'{EscapedPath()}'"));

    /// <summary>Takes the subtitles of a subtitle file or a video file.</summary>
    public static SubtitleHardBurnOptions Create(string subtitlePath) => new(subtitlePath);

    /// <summary>Size in pixels of the video for which the subtitles were made.</summary>
    public SubtitleHardBurnOptions SetOriginalSize(int width, int height) => WithParameter("original_size", $"{width}x{height}");

    public SubtitleHardBurnOptions SetOriginalSize(Size size) => SetOriginalSize(size.Width, size.Height);

    /// <summary>Which of the file's subtitle streams, from 0.</summary>
    public SubtitleHardBurnOptions SetSubtitleIndex(int index) => WithParameter("stream_index", index.ToString(CultureInfo.InvariantCulture));

    public SubtitleHardBurnOptions SetCharacterEncoding(string encode) => WithParameter("charenc", encode);

    public SubtitleHardBurnOptions WithStyle(StyleOptions styleOptions) => WithParameter("force_style", styleOptions.TextInternal);

    public SubtitleHardBurnOptions WithParameter(string key, string value)
    {
        Parameters.Add(key, value);
        return this;
    }

    /// <summary>A filter's option passes two parsers, the option's and the graph's.</summary>
    private string EscapedPath()
    {
        var text = new StringBuilder();
        foreach (var character in _path)
        {
            if (character == '\'') text.Append(@"'\\\''");
            else if (character is '\\' or ':' or '[' or ']') text.Append('\\').Append(character);
            else text.Append(character);
        }
        return text.ToString();
    }
}
