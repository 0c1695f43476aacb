using AefVideo.Batch.Journal;
using AefVideo.Core.Errors;

namespace AefVideo.Batch.Tests;

public sealed class BatchJournalTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_there_when_it_is_opened_again()
    {
        using (var journal = BatchJournal.Open(_folder["j.db"]))
        {
            journal.Begin(Entries.New("a'b\n.mp4"), "new", Noon);
            journal.Begin(Entries.New("b.mp4"), "new", Noon);
            journal.Fail("b.mp4", "It is broken.", Noon);
            journal.Begin(Entries.New("c.mp4"), "new", Noon);
            journal.Complete("c.mp4", new(5, 6), Entries.Result, Noon);
            journal.SetFact("root", "/somewhere");
        }
        using var again = BatchJournal.OpenToRead(_folder["j.db"]);
        var entries = again.ReadEntries();
        Assert.Equal(ClipState.Running, entries["a'b\n.mp4"].State);
        Assert.Equal(("It is broken.", ClipState.Failed), (entries["b.mp4"].Error, entries["b.mp4"].State));
        Assert.Equal((ClipState.Done, new FileStamp(5, 6), 1), (entries["c.mp4"].State, entries["c.mp4"].OutputStamp!.Value, entries["c.mp4"].Attempts));
        Assert.Equal(Entries.Result.Frames, again.Result("c.mp4")!.Frames);
        Assert.Equal("/somewhere", again.Fact("root"));
        Assert.False(again.Knows("d.mp4"));
    }

    [Fact]
    public void A_clip_that_is_begun_again_counts_its_attempts_and_forgets_its_old_end()
    {
        using var journal = BatchJournal.Open(_folder["j.db"]);
        journal.Begin(Entries.New("a.mp4"), "new", Noon);
        journal.Complete("a.mp4", new(5, 6), Entries.Result, Noon);
        journal.Begin(Entries.New("a.mp4"), "the settings are others", Noon);
        var entry = journal.ReadEntries()["a.mp4"];
        Assert.Equal((ClipState.Running, 2, (FileStamp?)null), (entry.State, entry.Attempts, entry.OutputStamp));
        Assert.Null(journal.Result("a.mp4"));
    }

    [Fact]
    public void Of_two_journals_the_later_attempt_counts()
    {
        using (var other = BatchJournal.Open(_folder["other.db"]))
        {
            other.Begin(Entries.New("a.mp4"), "new", Noon.AddSeconds(1));
            other.Complete("a.mp4", new(5, 6), Entries.Result, Noon);
            other.Begin(Entries.New("b.mp4"), "new", Noon.AddSeconds(-1));
            other.Begin(Entries.New("c.mp4"), "new", Noon);
        }
        using var journal = BatchJournal.Open(_folder["j.db"]);
        journal.Begin(Entries.New("a.mp4"), "new", Noon);
        journal.Begin(Entries.New("b.mp4"), "new", Noon);
        journal.Fail("b.mp4", "Later.", Noon);
        Assert.Equal(3, journal.Unite(_folder["other.db"]));
        var entries = journal.ReadEntries();
        Assert.Equal([ClipState.Done, ClipState.Failed, ClipState.Running], entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value.State));
    }

    [Fact]
    public void A_damaged_journal_is_refused_by_name_and_left_alone()
    {
        File.WriteAllText(_folder["j.db"], new string('x', 5000));
        Assert.Contains("j.db", Assert.Throws<ModelException>(() => BatchJournal.Open(_folder["j.db"])).Message, StringComparison.Ordinal);
        Assert.Equal(5000, new FileInfo(_folder["j.db"]).Length);
    }

    [Fact]
    public void Only_one_may_work_with_a_journal()
    {
        using (JournalLock.Take(_folder["j.db"]))
        {
            Assert.True(JournalLock.IsHeld(_folder["j.db"]));
            Assert.Contains("another aef batch", Assert.Throws<UsageException>(() => JournalLock.Take(_folder["j.db"])).Message, StringComparison.Ordinal);
        }
        Assert.False(JournalLock.IsHeld(_folder["j.db"]));
    }
}
