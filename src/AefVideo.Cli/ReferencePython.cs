using System.CommandLine;
using AefVideo.Core.Errors;

namespace AefVideo.Cli;

/// <summary>The Python that benchmarks run their reference in.</summary>
internal static class ReferencePython
{
    // Where Debian's Python is, which sees Debian's python3-torch; another one may come first in the PATH.
    private const string SystemPython = "/usr/bin/python3";

    /// <summary><c>--python</c>.</summary>
    public static Option<string> Create() => new("--python")
    {
        Description = "The Python that has torch.",
        DefaultValueFactory = _ => File.Exists(SystemPython) ? SystemPython : "python3",
    };

    /// <summary>The command that runs a script of <c>bench/reference</c>.</summary>
    /// <param name="python">The program.</param>
    /// <param name="script">The script's name.</param>
    /// <exception cref="EnvironmentException">The folder is not above the program.</exception>
    public static IReadOnlyList<string> Command(string python, string script)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "bench", "reference", script);
            if (File.Exists(path)) return [python, "-B", path];
        }
        throw new EnvironmentException("the folder bench/reference is not above the program; this benchmark runs from a checkout of the source.");
    }
}
