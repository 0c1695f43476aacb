using System.Globalization;

namespace AefVideo.EndToEnd.Tests.Media;

/// <summary>Well-formed media of every odd kind: protected and in sync, or refused in one sentence where the program says that it refuses.</summary>
public sealed class CorpusTests(Corpus corpus) : IClassFixture<Corpus>
{
    // More than 8 bits is refused by design; see docs/protect.md.
    private static readonly string[] Refused = ["ten-bits.mkv", "hdr.mkv"];

    [Fact]
    public async Task Every_kind_is_protected_in_sync_or_refused_in_a_sentence()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc");
        Assert.True(corpus.Files.Count >= 45, $"only {corpus.Files.Count} kinds could be made");
        await Parallel.ForEachAsync(corpus.Files, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (file, _) =>
        {
            var name = Path.GetFileName(file);
            // The lead-in of AAC is in MP4's edit list; Matroska has none, so both would begin at another place of the sound.
            using var medium = await ProtectedMedium.RunAsync(file, corpus.Delta, Path.GetExtension(file) is ".mp4" or ".mov" ? ".mp4" : ".mkv", "--preset", "ultrafast");
            Assert.True(medium.IsDone != Refused.Contains(name), $"{name}: {medium.Result.Errors}");
            if (!medium.IsDone) return;
            await medium.AssertPlayableAsync();
            await AssertInSyncAsync(name, file, medium.Output);
        });
    }

    [Fact]
    public async Task One_thread_and_four_give_the_same_pictures()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /proc");
        var files = corpus.Files.Where(file => !Refused.Contains(Path.GetFileName(file)));
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (file, _) =>
        {
            using var one = await ProtectedMedium.RunAsync(file, corpus.Delta, ".mkv", "--threads", "1", "--codec", "ffv1");
            using var four = await ProtectedMedium.RunAsync(file, corpus.Delta, ".mkv", "--threads", "4", "--codec", "ffv1");
            Assert.True(one.IsDone && four.IsDone, $"{one.Result.Errors}{four.Result.Errors}");
            // What goes into the encoder must not depend on threads; what x264 makes of it may, a little, so it is compared without loss.
            Assert.Equal(await one.PicturesAsync(), await four.PicturesAsync());
        });
    }

    // The protected file starts at zero; seen from the start of either file, every frame is shown when it was, to the ticks of the coarser container.
    private static async Task AssertInSyncAsync(string name, string input, string output)
    {
        var (before, after) = (await ProtectedMedium.TimesAsync(input), await ProtectedMedium.TimesAsync(output));
        Assert.True(before.Length == after.Length, $"{name}: {before.Length} frames became {after.Length}");
        // ffmpeg's Matroska writer adds the lead-in of Opus, 6.5 ms, once more whenever it is copied.
        var tolerance = name == "vp9.webm" ? 0.0075 : 0.0025;
        for (var frame = 0; frame < before.Length; frame++)
            Assert.True(!(Math.Abs(before[frame] - after[frame]) > tolerance), string.Create(CultureInfo.InvariantCulture, $"{name}: frame {frame} was shown at {before[frame]:F4} s, and is at {after[frame]:F4} s"));
        Assert.Equal((name, await SoundsAsync(input)), (name, await SoundsAsync(output)));
    }

    private static async Task<int> SoundsAsync(string file) =>
        (await Workplace.ProbeAsync(file, "-select_streams", "a", "-show_entries", "stream=index", "-of", "csv=p=0")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count();
}
