using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("protect")]
    [InlineData("doctor")]
    [InlineData("bench", "protect")]
    [InlineData("bench", "generators")]
    [InlineData("bench", "codec")]
    [InlineData("bench", "batch")]
    [InlineData("batch")]
    [InlineData("batch", "merge")]
    [InlineData("verify")]
    [InlineData("train")]
    [InlineData("import")]
    public async Task Help_has_examples_and_exit_codes(params string[] command)
    {
        var result = (await RunningProgram.RunAefAsync([.. command, "--help"])).AssertDone();
        Assert.Contains("Examples:", result.Output, StringComparison.Ordinal);
        Assert.Contains($"aef {string.Join(' ', command)}", result.Output, StringComparison.Ordinal);
        Assert.Contains("130 cancelled", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_command_is_wrong_usage() => (await RunningProgram.RunAefAsync()).AssertRefused(2, "--help");

    [Fact]
    public async Task An_unknown_command_is_wrong_usage() => (await RunningProgram.RunAefAsync("protekt", "a.mp4")).AssertRefused(2, "protekt");

    [Fact]
    public async Task Doctor_names_every_engine()
    {
        var result = await RunningProgram.RunAefAsync("doctor", "--json");
        var checks = result.Json.GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("name").GetString()!);
        foreach (var name in new[] { "ffmpeg", "ffprobe", "codec h264", "OpenCV", "face detector", "libtorch", "OpenGL", "cameras" }) Assert.Contains(name, checks.Keys);
        Assert.All(checks.Values.Where(check => check.GetProperty("status").GetString() == "Missing"), check => Assert.NotNull(check.GetProperty("fix").GetString()));
        Assert.Equal(result.Json.GetProperty("ok").GetBoolean() ? 0 : 3, result.ExitCode);
        Assert.StartsWith("4.", checks["OpenCV"].GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_so_when_ffmpeg_is_missing()
    {
        var result = await RunningProgram.RunAefWithoutPathAsync("doctor", "--json");
        Assert.Equal(3, result.ExitCode);
        Assert.False(result.Json.GetProperty("ok").GetBoolean());
        var ffmpeg = result.Json.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "ffmpeg");
        Assert.Equal("Missing", ffmpeg.GetProperty("status").GetString());
        Assert.Contains("install ffmpeg", ffmpeg.GetProperty("fix").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_launcher_hands_over()
    {
        var version = (await RunningProgram.RunAsync(SharedFiles.InRepository("aef"), "--version")).AssertDone().Output;
        Assert.Matches(@"^\d+\.\d+\.\d+", version);
        Assert.Equal(version, (await RunningProgram.RunAsync(SharedFiles.InRepository("aef"), "--version")).AssertDone().Output);
        Assert.Equal(2, (await RunningProgram.RunAsync(SharedFiles.InRepository("aef"), "no-such-command")).ExitCode);
    }
}
