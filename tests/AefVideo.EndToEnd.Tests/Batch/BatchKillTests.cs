using System.Diagnostics;
using System.Globalization;

namespace AefVideo.EndToEnd.Tests.Batch;

/// <summary>kill -9 at random moments: what was done stays done, and in the end the tree is that of a run that nobody disturbed.</summary>
public sealed class BatchKillTests(BatchPlace place) : IClassFixture<BatchPlace>
{
    private const int Kills = 50;

    [Fact]
    public async Task Fifty_kills_lose_no_more_than_the_clips_in_work()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs kill");
        string[] names = [.. Enumerable.Range(0, 40).Select(number => $"{number % 4}/{(number % 3 == 0 ? "short-" : "")}{number:D2}.mp4")];
        var (disturbed, undisturbed) = (place.Tree(names), place.Tree(names));
        var clock = Stopwatch.StartNew();
        (await place.RunAsync(undisturbed, "-q")).AssertDone();
        var whole = clock.Elapsed;
        var expected = BatchPlace.Contents(BatchPlace.Output(undisturbed));
        Assert.Equal(names.Length, expected.Count);

        var random = new Random(9);
        var (done, kills) = (0, 0);
        while (kills < Kills)
        {
            using (var running = RunningProgram.StartAef(place.Arguments(disturbed, "-q")))
            {
                // Long enough to begin, short enough not to end: most kills hit clips in work, some the start, some the journal.
                await Task.Delay(whole * (0.02 + random.NextDouble() * 0.18), TestContext.Current.CancellationToken);
                var isKilled = running.KillAlone();
                var ended = await running.EndAsync();
                // Nothing is left to disturb: that tree is looked at, and another begun.
                if (!isKilled || ended.ExitCode == 0)
                {
                    ended.AssertDone();
                    Assert.Equal(expected, BatchPlace.Contents(BatchPlace.Output(disturbed)));
                    (disturbed, done) = (place.Tree(names), 0);
                    continue;
                }
            }
            kills++;
            var now = await DoneAsync(disturbed);
            Assert.True(now >= done, $"kill {kills}: {now} clips done after {done}");
            done = now;
        }
        var last = (await place.RunAsync(disturbed, "--json")).AssertDone();
        Assert.Equal(names.Length, Number(last, "done") + Number(last, "skipped"));
        Assert.DoesNotContain("done anew", last.Errors, StringComparison.Ordinal);
        Assert.Equal(expected, BatchPlace.Contents(BatchPlace.Output(disturbed)));
    }

    // By an SQLite reader of its own: what is in the journal, is there for anybody.
    private static async Task<int> DoneAsync(string input)
    {
        var result = await RunningProgram.RunAefAsync("batch", "status", BatchPlace.Output(input), "--json");
        // Killed before there was a journal.
        if (result.ExitCode == 2) return 0;
        var journal = result.AssertDone().Json.GetProperty("journals")[0];
        Assert.Empty(journal.GetProperty("failed").EnumerateArray());
        return journal.GetProperty("done").GetInt32();
    }

    private static int Number(ProgramResult result, string name) => int.Parse(result.Json.GetProperty(name).ToString(), CultureInfo.InvariantCulture);
}
