using FFMpegCore;

namespace AefVideo.Tests;

/// <summary>No shell reads the command line, so that only a double quote is special.</summary>
public sealed class FileNameTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("two words.mkv")]
    [InlineData("it's.mkv")]
    [InlineData("$(touch x); `id` & rm * | cat > y.mkv")]
    [InlineData("-y -f null.mkv")]
    [InlineData("percent %d %s.mkv")]
    [InlineData("a:b|c#d?e=f.mkv")]
    [InlineData("back\\slash.mkv")]
    [InlineData("new\nline\ttab.mkv")]
    [InlineData("Ünïcødé 日本語 🎬.mkv")]
    public async Task Strange_names_are_read_and_written(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "names that Windows does not allow");
        var (source, copy) = (_folder[name], _folder["copy " + name]);

        await Clips.MakeSmallAsync(source);
        await FFMpegArguments.FromFileInput(source).OutputToFile(copy, false, output => output.WithCopyCodec()).ProcessAsynchronously();
        var analysis = await FFProbe.AnalyseAsync(copy, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(64, analysis.PrimaryVideoStream!.Width);
        Assert.Equal(new[] { source, copy }.Order(StringComparer.Ordinal), Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_with_quotes_are_joined()
    {
        var (one, two, joined) = (_folder["it's one.mkv"], _folder["two.mkv"], _folder["joined.mkv"]);
        await Clips.MakeSmallAsync(one);
        await Clips.MakeSmallAsync(two);

        await FFMpegArguments.FromDemuxConcatInput([one, two]).OutputToFile(joined, true, output => output.WithCopyCodec()).ProcessAsynchronously();

        Assert.Equal(24, (await FFProbe.GetPacketsAsync(joined, cancellationToken: TestContext.Current.CancellationToken)).Packets.Count);
    }
}
