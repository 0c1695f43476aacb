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
    public async Task Matrix_library_comes_first_where_there_is_one()
    {
        var environment = new Dictionary<string, string?>();
        ChildEnvironment.Prepare(environment);
        Assert.SkipUnless(environment.TryGetValue("LD_PRELOAD", out var library), "There is no OpenBLAS on this machine.");
        // The loader names what it loads in the order in which it looks symbols up.
        var (_, loaded, _) = await ConsoleProgram.RunAsync("env", ["LD_TRACE_LOADED_OBJECTS=1", "ffprobe"], TestContext.Current.CancellationToken);
        var names = loaded.Split('\n').Select(line => line.Trim().Split(' ')[0]).Where(name => name.StartsWith("lib", StringComparison.Ordinal)).ToList();
        Assert.Equal(library, names[0]);
        Assert.Single(names, name => name == library);
    }
}
