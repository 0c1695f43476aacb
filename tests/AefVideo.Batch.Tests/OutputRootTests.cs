using AefVideo.Batch.Clips;
using AefVideo.Core.Errors;

namespace AefVideo.Batch.Tests;

public sealed class OutputRootTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("../a.mp4")]
    [InlineData("x/../../a.mp4")]
    [InlineData("/etc/a.mp4")]
    [InlineData(".")]
    public void Nothing_is_written_outside(string name) => Assert.Throws<UsageException>(() => new OutputRoot(_folder["out"]).Prepare(name));

    [Fact]
    public void A_neighbour_whose_name_begins_alike_is_outside() => Assert.Throws<UsageException>(() => new OutputRoot(_folder["out"]).PathOf("../out2/a.mp4"));

    [Fact]
    public void Folders_are_made()
    {
        var path = new OutputRoot(_folder["out"]).Prepare("a/b/c.mp4");
        Assert.Equal(_folder["out/a/b/c.mp4"], path);
        Assert.True(Directory.Exists(_folder["out/a/b"]));
    }

    [Fact]
    public void Nothing_is_written_through_links()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs links");
        var root = new OutputRoot(_folder["out"]);
        Directory.CreateDirectory(_folder["elsewhere"]);
        Directory.CreateSymbolicLink(_folder["out/link"], _folder["elsewhere"]);
        File.CreateSymbolicLink(_folder["out/a.mp4"], _folder["elsewhere/a.mp4"]);
        Assert.Contains("link", Assert.Throws<UsageException>(() => root.Prepare("link/b/c.mp4")).Message, StringComparison.Ordinal);
        Assert.Contains("a.mp4", Assert.Throws<UsageException>(() => root.Prepare("a.mp4")).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["elsewhere"]));
    }
}
