using System.Text.Json;

namespace AefVideo.EndToEnd.Tests;

/// <summary>What a program said and how it ended.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>It failed as documented: with that code, one sentence, and nothing that only a programmer understands.</summary>
    public void AssertRefused(int exitCode, params string[] words)
    {
        Assert.True(exitCode == ExitCode, $"expected exit code {exitCode}, not {ExitCode}: {Output}{Errors}");
        var line = Assert.Single(Errors.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("aef: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("should not have happened", line, StringComparison.Ordinal);
        foreach (var word in words) Assert.Contains(word, line, StringComparison.OrdinalIgnoreCase);
    }

    public ProgramResult AssertPartlyDone()
    {
        Assert.True(ExitCode == 4, $"exit code {ExitCode}: {Output}{Errors}");
        return this;
    }

    public ProgramResult AssertDone()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Output}{Errors}");
        return this;
    }
}
