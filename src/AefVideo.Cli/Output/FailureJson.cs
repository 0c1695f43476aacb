namespace AefVideo.Cli.Output;

/// <summary>The JSON of a command that failed.</summary>
/// <param name="Error">The sentence for the user.</param>
/// <param name="ExitCode">As documented in README.md.</param>
internal sealed record FailureJson(string Error, int ExitCode);
