using System.Text;

namespace AefVideo.Tests;

/// <summary>Looks for programs by a word in their command line (Linux only).</summary>
internal static class RunningPrograms
{
    /// <summary>An option that changes nothing, and its word.</summary>
    public static (string Option, string Word) Mark()
    {
        var word = $"aefvideo{Guid.NewGuid():N}";
        return ($"-metadata comment={word}", word);
    }

    public static bool AnyWith(string word)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc");
        return Directory.EnumerateDirectories("/proc").Any(folder => CommandLine(folder).Contains(word, StringComparison.Ordinal));
    }

    /// <summary>Waits until none is left.</summary>
    public static async Task GoneAsync(string word, CancellationToken cancellationToken)
    {
        while (AnyWith(word)) await Task.Delay(20, cancellationToken);
    }

    private static string CommandLine(string folder)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(folder, "cmdline")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
