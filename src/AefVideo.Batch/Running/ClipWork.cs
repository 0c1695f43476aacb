using AefVideo.Batch.Clips;
using AefVideo.Batch.Journal;
using AefVideo.Batch.Planning;
using AefVideo.Batch.Results;
using AefVideo.Core.Errors;
using AefVideo.Pipeline.Jobs;

namespace AefVideo.Batch.Running;

/// <summary>Does what is planned for one clip, and keeps the journal.</summary>
internal sealed class ClipWork(BatchOptions options, OutputRoot output, BatchJournal journal, ClipReader reader, MemoryBudget memory, ClipVerifier? verifier, string settings, TimeProvider clock)
{
    /// <summary>Does it. When it returns, the journal knows that the clip is done.</summary>
    /// <returns>Whether anything had to be done.</returns>
    /// <exception cref="AefVideoException">It failed; the journal does not know yet.</exception>
    public async Task<bool> RunAsync(WorkItem item, CancellationToken cancellation)
    {
        var plan = item.Plan;
        item.Phase = "reading";
        if (plan.Action == PlannedAction.Verify)
        {
            await VerifyDoneAsync(item, cancellation).ConfigureAwait(false);
            return true;
        }
        var reading = await reader.ReadAsync(item, cancellation).ConfigureAwait(false);
        if (plan.Action == PlannedAction.Compare && plan.Entry!.Content == reading.Content)
        {
            journal.SetInput(plan.Clip.Name, reading.Stamp);
            return false;
        }
        await ProtectAsync(item, reading, cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>Notes that a clip has failed for good.</summary>
    public void Fail(PlannedClip plan, string error)
    {
        // One that failed before it was begun is not in the journal yet.
        if (plan.Entry is null && !journal.Knows(plan.Clip.Name)) journal.Begin(NewEntry(plan, default, "", owns: false), plan.Reason, clock.GetUtcNow());
        journal.Fail(plan.Clip.Name, error, clock.GetUtcNow());
    }

    private async Task ProtectAsync(WorkItem item, ClipReading reading, CancellationToken cancellation)
    {
        var plan = item.Plan;
        var path = output.Prepare(plan.Output);
        var owns = item.Attempts > 1 || Owns(plan.Entry, path);
        journal.Begin(NewEntry(plan, reading.Stamp, reading.Content, owns), plan.Action == PlannedAction.Compare ? "its content changed" : plan.Reason, clock.GetUtcNow());
        if (!owns) throw new UsageException($"{path}: exists already and was not written by this batch; allow it to be replaced with --overwrite, or write to another folder.");

        var isWaiting = true;
        var job = new ProtectionJob(options.Template with
        {
            Input = plan.Clip.Path,
            Description = reading.Video,
            Output = path,
            Encoder = options.Template.Encoder with { Overwrite = true },
            AuditFrames = options.VerifyFrames,
            Admission = async (video, stop) =>
            {
                var share = await memory.TakeAsync(video, stop).ConfigureAwait(false);
                Volatile.Write(ref isWaiting, false);
                return share;
            },
        });
        item.Job = job;
        item.Phase = "protecting";
        try
        {
            var report = await RunAsync(job, () => Volatile.Read(ref isWaiting), cancellation).ConfigureAwait(false);
            var written = FileStamp.Of(path) ?? throw new MediaException($"{path}: is gone, although it was just written; something else removes it.");
            var result = ClipResult.Of(report, reading.Stamp.Bytes, written.Bytes);
            if (verifier is not null)
            {
                item.Phase = "verifying";
                result = result with { Verification = await verifier.RunAsync(plan.Clip.Path, path, cancellation).ConfigureAwait(false) };
            }
            journal.Complete(plan.Clip.Name, written, result, clock.GetUtcNow());
        }
        finally
        {
            item.Job = null;
        }
    }

    private async Task<ProtectionReport> RunAsync(ProtectionJob job, Func<bool> isWaiting, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watch = StallWatch.RunAsync(job, isWaiting, options.StallLimit, clock, stop);
        try
        {
            return await job.RunAsync(stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new MediaException($"{job.Request.Input}: nothing came of it for {options.StallLimit.TotalSeconds:0} s, after {job.Progress.Frames} frames; it may be damaged, or the machine too slow (--stall).");
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await watch.ConfigureAwait(false);
        }
    }

    private async Task VerifyDoneAsync(WorkItem item, CancellationToken cancellation)
    {
        var plan = item.Plan;
        item.Phase = "verifying";
        var path = output.PathOf(plan.Output);
        var result = journal.Result(plan.Clip.Name) ?? throw new ModelException($"{plan.Clip.Name}: the journal has no result of it, although it is done; remove its output to do it anew.");
        var verification = await verifier!.RunAsync(plan.Clip.Path, path, cancellation).ConfigureAwait(false);
        journal.Complete(plan.Clip.Name, plan.Entry!.OutputStamp!.Value, result with { Verification = verification }, clock.GetUtcNow());
    }

    private bool Owns(JournalEntry? entry, string path)
    {
        if (options.Overwrite || FileStamp.Of(path) is not { } standing) return true;
        return entry is { OwnsOutput: true } && (entry.State != ClipState.Done || entry.OutputStamp == standing);
    }

    private JournalEntry NewEntry(PlannedClip plan, FileStamp stamp, string content, bool owns) => new()
    {
        Name = plan.Clip.Name,
        State = ClipState.Running,
        Attempts = 0,
        Input = stamp,
        Content = content,
        Settings = settings,
        Perturbation = options.Template.Perturbation.Fingerprint,
        Output = plan.Output,
        OwnsOutput = owns,
    };
}
