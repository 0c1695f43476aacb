using System.CommandLine;

namespace AefVideo.Cli;

/// <summary>The command line as it can be typed again, for reports and metadata.</summary>
internal static class CommandText
{
    private const string Plain = "-_./=:,+@%";

    /// <summary>The text.</summary>
    public static string Of(ParseResult parsed) => "aef " + string.Join(' ', parsed.Tokens.Select(token => Quoted(token.Value)));

    private static string Quoted(string word) => word.Length > 0 && word.All(letter => char.IsLetterOrDigit(letter) || Plain.Contains(letter, StringComparison.Ordinal))
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
