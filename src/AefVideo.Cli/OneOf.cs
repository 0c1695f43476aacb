using System.CommandLine;

namespace AefVideo.Cli;

/// <summary>Options whose value is one of a few words.</summary>
internal static class OneOf
{
    /// <summary>Refuses every other word, naming the option and the words there are, in one line.</summary>
    public static Option<T> Accepting<T>(this Option<T> option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (!words.Contains(token.Value, StringComparer.Ordinal)) result.AddError($"{option.Name} is '{token.Value}', but must be one of {string.Join(", ", words)}.");
        });
        return option;
    }
}
