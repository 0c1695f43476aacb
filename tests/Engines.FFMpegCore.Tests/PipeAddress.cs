using System.Text.RegularExpressions;

namespace AefVideo.Tests;

/// <summary>The sockets of a command line's pipes.</summary>
internal static partial class PipeAddress
{
    public static string[] SocketsOf(string arguments) => [.. Pattern().Matches(arguments).Select(match => match.Groups[1].Value)];

    /// <summary>Fails if a pipe has outlived its run.</summary>
    public static void AssertGone(string arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes are files on Unix only");
        var sockets = SocketsOf(arguments);
        Assert.NotEmpty(sockets);
        Assert.All(sockets, socket => Assert.False(File.Exists(socket), $"{socket} is still there"));
    }

    [GeneratedRegex("\"unix:([^\"]+)\"")]
    private static partial Regex Pattern();
}
