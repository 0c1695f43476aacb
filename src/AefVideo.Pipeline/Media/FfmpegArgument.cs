using System.Text;

namespace AefVideo.Pipeline.Media;

/// <summary>
/// FFMpegCore takes one text for the whole command line and puts file names between quotation marks, as they are.
/// No shell sees it: .NET takes it apart again by the rules of Windows' C runtime, on every system. So a name must be escaped by these rules.
/// </summary>
public static class FfmpegArgument
{
    /// <summary>Escapes a text that will stand between quotation marks.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        var backslashes = 0;
        foreach (var character in text)
        {
            if (character == '\\')
            {
                backslashes++;
                continue;
            }
            // Before a quotation mark backslashes count double, elsewhere they are plain.
            escaped.Append('\\', character == '"' ? 2 * backslashes + 1 : backslashes).Append(character);
            backslashes = 0;
        }
        return escaped.Append('\\', 2 * backslashes).ToString();
    }

    /// <summary>A text between quotation marks, escaped.</summary>
    public static string Quote(string text) => $"\"{Escape(text)}\"";

    /// <summary>An escaped file name that ffmpeg cannot take for an option, a protocol or a pattern.</summary>
    public static string File(string path) => Escape("file:" + path);
}
