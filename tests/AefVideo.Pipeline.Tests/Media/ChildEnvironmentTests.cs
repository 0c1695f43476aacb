using System.Text.RegularExpressions;
using AefVideo.Pipeline.Media;

namespace AefVideo.Pipeline.Tests.Media;

public sealed partial class ChildEnvironmentTests
{
    [Fact]
    public void What_the_user_has_set_stays()
    {
        var environment = new Dictionary<string, string?> { ["OPENBLAS_NUM_THREADS"] = "7", ["LD_PRELOAD"] = "" };
        ChildEnvironment.Prepare(environment);
        Assert.Equal("7", environment["OPENBLAS_NUM_THREADS"]);
        Assert.Equal("", environment["LD_PRELOAD"]);
        Assert.Equal(2, environment.Count);
    }

    /// <summary>The loader tells of a library that it cannot load on the error output, where errors of ffmpeg's own are looked for.</summary>
    [Fact]
    public async Task Programs_start_as_silently_as_without()
    {
        var (exitCode, output, error) = await ConsoleProgram.RunAsync("ffprobe", ["-v", "error", "-version"], TestContext.Current.CancellationToken);
        Assert.Equal(0, exitCode);
        Assert.StartsWith("ffprobe version", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    [Fact]
    public async Task Libraries_with_many_symbols_come_first_where_ffmpeg_links_them()
    {
        string[] first = ["libopenblas.so.0", "libcrypto.so.3", "libepoxy.so.0", "libstdc++.so.6"];
        var environment = new Dictionary<string, string?>();
        ChildEnvironment.Prepare(environment);
        Assert.Equal("1", environment["OPENBLAS_NUM_THREADS"]);
        var linked = await LibrariesAsync("-u", "LD_PRELOAD");
        Assert.SkipUnless(first.All(linked.Contains), "This ffmpeg does not link them all.");
        var names = await LibrariesAsync();
        Assert.Equal(first, names[..first.Length]);
        Assert.All(first, library => Assert.Single(names, name => name == library));
    }

    /// <summary>What is loaded first is what symbols are found in first: no program may come to call another library for it than it would.</summary>
    [Theory]
    [InlineData("ffmpeg")]
    [InlineData("ffprobe")]
    public async Task No_symbol_is_found_in_another_library_for_it(string program)
    {
        var before = await BindingsAsync(program, "-u", "LD_PRELOAD");
        var after = await BindingsAsync(program);
        Assert.SkipUnless(before.Keys.Any(binding => binding.From.Contains("libopenblas", StringComparison.Ordinal)), "This ffmpeg does not link OpenBLAS.");
        Assert.True(before.Count > 10_000, $"Only {before.Count} bindings were seen.");
        string[] algebra = ["libopenblas", "liblapack", "libblas"];
        foreach (var (binding, library) in after)
        {
            if (before[binding] == library) continue;
            // One function, inline in the C++ library's headers, that some of its users export.
            if (binding.Symbol.StartsWith("_ZNKSt5ctypeIcE8do_widenEc'", StringComparison.Ordinal)) continue;
            Assert.True(
                algebra.Any(name => library.Contains(name, StringComparison.Ordinal)) && algebra.Any(name => before[binding].Contains(name, StringComparison.Ordinal)),
                $"{binding.Symbol} of {binding.From} is found in {library} instead of {before[binding]}.");
        }
        Assert.Equal(before.Count, after.Count);
    }

    /// <summary>Where the loader finds each symbol that each library asks for.</summary>
    private static async Task<Dictionary<(string From, string Symbol), string>> BindingsAsync(string program, params string[] more)
    {
        var (_, _, log) = await ConsoleProgram.RunAsync("env", [.. more, "LD_DEBUG=bindings", "LD_BIND_NOW=1", program, "-version"], TestContext.Current.CancellationToken);
        var bindings = new Dictionary<(string, string), string>();
        foreach (Match match in Binding().Matches(log)) bindings[(match.Groups["from"].Value, match.Groups["symbol"].Value)] = match.Groups["to"].Value;
        return bindings;
    }

    [GeneratedRegex(@"binding file (?<from>\S+) \[0\] to (?<to>\S+) \[0\]: normal symbol `(?<symbol>[^\n]+)")]
    private static partial Regex Binding();

    /// <summary>What the loader would load for ffprobe, in the order in which it looks symbols up.</summary>
    private static async Task<List<string>> LibrariesAsync(params string[] more)
    {
        var (_, loaded, _) = await ConsoleProgram.RunAsync("env", [.. more, "LD_TRACE_LOADED_OBJECTS=1", "ffprobe"], TestContext.Current.CancellationToken);
        return [.. loaded.Split('\n').Select(line => line.Trim().Split(' ')[0]).Where(name => name.StartsWith("lib", StringComparison.Ordinal))];
    }
}
