using AefVideo.Batch.Planning;
using AefVideo.Batch.Running;
using AefVideo.Core.Errors;
using AefVideo.Pipeline.Media;

namespace AefVideo.Batch.Tests;

public sealed class ClipReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ClipReader _reader = new(MediaLimits.Default);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_read_ahead_is_not_read_again()
    {
        var item = Item("a.mp4", PlannedAction.Compare);
        var ahead = item.ReadAhead = _reader.ReadAheadAsync(item.Plan, Cancellation);
        Assert.Same(await ahead, await _reader.ReadAsync(item, Cancellation));
        Assert.Null(item.ReadAhead);
    }

    [Fact]
    public async Task A_file_that_has_changed_since_is_read_anew()
    {
        var item = Item("a.mp4", PlannedAction.Compare);
        item.ReadAhead = _reader.ReadAheadAsync(item.Plan, Cancellation);
        var before = await item.ReadAhead;
        File.AppendAllText(_folder["a.mp4"], "more");
        var now = await _reader.ReadAsync(item, Cancellation);
        Assert.NotEqual(before.Content, now.Content);
        Assert.Equal(before.Stamp.Bytes + 4, now.Stamp.Bytes);
    }

    [Fact]
    public async Task What_fails_ahead_fails_when_its_turn_comes_and_is_tried_anew_after_that()
    {
        var item = Item("a.mp4", PlannedAction.Protect);
        File.Delete(_folder["a.mp4"]);
        item.ReadAhead = _reader.ReadAheadAsync(item.Plan, Cancellation);
        Assert.Contains("no such file", (await Assert.ThrowsAsync<MediaException>(() => _reader.ReadAsync(item, Cancellation))).Message, StringComparison.Ordinal);
        _folder.Touch("a.mp4");
        Assert.Null((await _reader.ReadAsync(item, Cancellation)).Video);
    }

    private WorkItem Item(string name, PlannedAction action)
    {
        _folder.Touch(name);
        return new(new(new(name, _folder[name], 1, default), name, action, "new", null), 1);
    }
}
