using AefVideo.Batch.Clips;
using AefVideo.Batch.Journal;
using AefVideo.Batch.Planning;
using AefVideo.Core.Errors;

namespace AefVideo.Batch.Tests;

public sealed class BatchPlanTests : IDisposable
{
    private static readonly DateTime Written = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_done_and_unchanged_is_skipped() => Assert.Equal((PlannedAction.Skip, "it is done"), Decide(entry => entry));

    [Fact]
    public void Every_change_is_a_reason_of_its_own()
    {
        Assert.Equal((PlannedAction.Protect, "the settings are others"), Decide(entry => entry with { Settings = "other" }));
        Assert.Equal((PlannedAction.Protect, "the perturbation is another"), Decide(entry => entry with { Perturbation = "other" }));
        Assert.Equal((PlannedAction.Protect, "it was cut off"), Decide(entry => entry with { State = ClipState.Running }));
        Assert.Equal((PlannedAction.Protect, "it failed before"), Decide(entry => entry with { State = ClipState.Failed }));
        Assert.Equal((PlannedAction.Protect, "its output was changed"), Decide(entry => entry with { OutputStamp = new(1, 1) }));
        Assert.Equal((PlannedAction.Compare, "its file was written anew"), Decide(entry => entry with { Input = new(1, 1) }));
        Assert.Equal((PlannedAction.Verify, "it is to be verified"), Decide(entry => entry, verifyFrames: 4));
        Assert.Equal((PlannedAction.Skip, "it is done"), Decide(entry => entry with { VerifiedFrames = 4 }, verifyFrames: 4));
        Assert.Equal((PlannedAction.Compare, "its file was written anew"), Decide(entry => entry, checksContent: true));
        File.Delete(_folder["out/a.mp4"]);
        Assert.Equal((PlannedAction.Protect, "its output is gone"), Decide(entry => entry, keepsOutput: false));
    }

    [Fact]
    public void Two_clips_with_one_output_are_refused()
    {
        var plan = new BatchPlan(new(_folder["out"]), "settings", "delta", "mp4", 0, false);
        Clip[] clips = [new("a.avi", "a.avi", 1, Written), new("a.avi.mp4", "a.avi.mp4", 1, Written)];
        Assert.Contains("a.avi.mp4", Assert.Throws<UsageException>(() => plan.Make(clips, new Dictionary<string, JournalEntry>())).Message, StringComparison.Ordinal);
    }

    private (PlannedAction Action, string Reason) Decide(Func<JournalEntry, JournalEntry> change, int verifyFrames = 0, bool checksContent = false, bool keepsOutput = true)
    {
        if (keepsOutput) _folder.Touch("out/a.mp4");
        var entry = Entries.New("a.mp4") with { State = ClipState.Done, Input = new(7, Written.Ticks), OutputStamp = FileStamp.Of(_folder["out/a.mp4"]) };
        var plan = new BatchPlan(new(_folder["out"]), "settings", "delta", "mp4", verifyFrames, checksContent);
        var planned = Assert.Single(plan.Make([new("a.mp4", _folder["a.mp4"], 7, Written)], new Dictionary<string, JournalEntry> { ["a.mp4"] = change(entry) }));
        return (planned.Action, planned.Reason);
    }
}
