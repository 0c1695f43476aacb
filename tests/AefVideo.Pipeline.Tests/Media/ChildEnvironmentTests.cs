using AefVideo.Pipeline.Media;

namespace AefVideo.Pipeline.Tests.Media;

public sealed class ChildEnvironmentTests
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
    public async Task Matrix_library_has_one_thread_and_comes_first_where_ffmpeg_links_it()
    {
        const string Library = "libopenblas.so.0";
        var environment = new Dictionary<string, string?>();
        ChildEnvironment.Prepare(environment);
        Assert.Equal("1", environment["OPENBLAS_NUM_THREADS"]);
        Assert.SkipUnless((await LibrariesAsync("-u", "LD_PRELOAD")).Contains(Library), "This ffmpeg does not link OpenBLAS.");
        var names = await LibrariesAsync();
        Assert.Equal(Library, names[0]);
        Assert.Single(names, name => name == Library);
    }

    /// <summary>What the loader would load for ffprobe, in the order in which it looks symbols up.</summary>
    private static async Task<List<string>> LibrariesAsync(params string[] more)
    {
        var (_, loaded, _) = await ConsoleProgram.RunAsync("env", [.. more, "LD_TRACE_LOADED_OBJECTS=1", "ffprobe"], TestContext.Current.CancellationToken);
        return [.. loaded.Split('\n').Select(line => line.Trim().Split(' ')[0]).Where(name => name.StartsWith("lib", StringComparison.Ordinal))];
    }
}
