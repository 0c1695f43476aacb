using AefVideo.Batch.Clips;
using AefVideo.Batch.Journal;
using AefVideo.Batch.Planning;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;

namespace AefVideo.Batch.Running;

/// <summary>Protects every clip of an input, several at once, and keeps a journal, so that whatever ends it, the next run goes on from there.</summary>
public sealed class BatchRun
{
    // Ctrl-C reaches ffmpeg, too, which may fail of it before this process has seen its own signal.
    private static readonly TimeSpan SignalDelay = TimeSpan.FromMilliseconds(100);
    private readonly BatchOptions _options;
    private readonly OutputRoot _output;
    private readonly BatchFolder _folder;
    private readonly TimeProvider _clock;
    private readonly IProgress<BatchEvent>? _listener;
    private readonly PauseGate _pause;
    private readonly WorkQueue _queue;
    private readonly Lock _lock = new();
    private readonly List<WorkItem> _running = [];
    private readonly List<(string Clip, string Error)> _failed = [];
    private long _started;
    private double _weight;
    private double _weightDone;
    private int _clips;
    private int _skipped;
    private int _done;
    private bool _isPaused;

    /// <param name="options">What to do.</param>
    /// <param name="listener">Hears what the user should hear of at once.</param>
    /// <param name="clock">The time; null for the system's.</param>
    /// <exception cref="UsageException">The output folder cannot be used.</exception>
    public BatchRun(BatchOptions options, IProgress<BatchEvent>? listener = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        (_options, _listener, _clock) = (options, listener, clock ?? TimeProvider.System);
        _output = new(options.Output);
        _folder = new(_output.FullPath);
        _pause = new(_folder.Pause, _clock);
        _queue = new(_clock);
        Settings = SettingsFingerprint.Of(options.Template, options.Container);
    }

    /// <summary>Fingerprint of what decides on the outputs.</summary>
    public string Settings { get; }

    /// <summary>How far it is. May be read at any time from any thread.</summary>
    public BatchSnapshot Snapshot()
    {
        lock (_lock)
        {
            var weight = _weightDone + _running.Sum(item => item.WeightDone);
            return new(
                _clips, _skipped, _done, _failed.Count, _weight > 0 ? weight / _weight : 0, _started == 0 ? TimeSpan.Zero : _clock.GetElapsedTime(_started), _isPaused,
                [.. _running.Select(item => new RunningClip(item.Plan.Clip.Name, item.Phase, item.Job?.Progress ?? default))]);
        }
    }

    /// <summary>Finds the clips and decides what is to be done, without doing it.</summary>
    /// <exception cref="UsageException">Input, filters or output cannot be meant.</exception>
    /// <exception cref="ModelException">The journal is damaged.</exception>
    public async Task<(FoundClips Found, IReadOnlyList<PlannedClip> Plan)> PlanAsync(CancellationToken cancellation)
    {
        var path = _folder.JournalOf(_options.Shard);
        if (!File.Exists(path)) return await PlanAsync(new Dictionary<string, JournalEntry>(), cancellation).ConfigureAwait(false);
        using var journal = BatchJournal.OpenToRead(path);
        return await PlanAsync(journal.ReadEntries(), cancellation).ConfigureAwait(false);
    }

    /// <summary>Does what is to be done. A cancelled run ends in order: clips in work are stopped and will be done anew, the rest is in the journal.</summary>
    /// <exception cref="UsageException">Input, filters or output cannot be meant, or another process is at work with the journal.</exception>
    /// <exception cref="ModelException">The journal is damaged.</exception>
    /// <exception cref="EnvironmentException">ffmpeg or a network is missing.</exception>
    public async Task<BatchOutcome> RunAsync(CancellationToken cancellation)
    {
        _started = _clock.GetTimestamp();
        Directory.CreateDirectory(_output.Prepare(BatchFolder.Name));
        var path = _folder.JournalOf(_options.Shard);
        using var held = JournalLock.Take(path);
        using var journal = BatchJournal.Open(path);
        var entries = journal.ReadEntries();
        foreach (var entry in entries.Values)
            if (entry.State == ClipState.Running) OutputFile.RemoveLeftovers(_output.PathOf(entry.Output));
        var (found, plan) = await PlanAsync(entries, cancellation).ConfigureAwait(false);
        journal.SetFact("root", found.Root);
        journal.SetFact("clips", plan.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));

        var wanted = plan.Where(clip => clip.Action != PlannedAction.Skip).ToList();
        (_clips, _skipped) = (plan.Count, plan.Count - wanted.Count);
        _queue.Fill(await WeighAsync(wanted, cancellation).ConfigureAwait(false));
        foreach (var clip in wanted)
            if (clip.IsRedone) Tell(BatchEventKind.Redoing, clip.Clip.Name, clip.Reason);

        using var verifier = _options.VerifyFrames > 0 ? new ClipVerifier(_options.Generators, _options.VerifyFrames, _options.Template) : null;
        var reader = new ClipReader(_options.Template.Limits);
        var work = new ClipWork(_options, _output, journal, reader, new(_options.Memory), verifier, Settings, _clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Enumerable.Range(0, Math.Min(_options.Jobs, Math.Max(1, wanted.Count))).Select(_ => Task.Run(() => WorkAsync(work, reader, stop), CancellationToken.None)).ToArray();
        try
        {
            await Task.WhenAll(workers).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Told by the outcome.
        }
        lock (_lock)
        {
            var failed = _failed.OrderBy(one => one.Clip, StringComparer.Ordinal).ToList();
            return new(path, _clips, _skipped, _done, failed, _clips - _skipped - _done - failed.Count, found.LeftOut, _clock.GetElapsedTime(_started), cancellation.IsCancellationRequested);
        }
    }

    private async Task<(FoundClips Found, IReadOnlyList<PlannedClip> Plan)> PlanAsync(IReadOnlyDictionary<string, JournalEntry> entries, CancellationToken cancellation)
    {
        var found = new ClipFinder(_options.Filter, _options.FollowsLinks).Find(_options.Input, _options.ListRoot, _output.FullPath, cancellation);
        var clips = found.Clips;
        if (_options.Shard is { } shard)
        {
            var lengths = await ClipLengths.ReadAsync(clips, _options.Template.Limits, cancellation).ConfigureAwait(false);
            clips = [.. shard.Pick([.. clips.Select(clip => clip.Name)], lengths).Select(index => found.Clips[index])];
        }
        var plan = new BatchPlan(_output, Settings, _options.Template.Perturbation.Fingerprint, _options.Container, _options.VerifyFrames, _options.ChecksContent).Make(clips, entries);
        return (found, plan);
    }

    // The longest first, so that no long one is left at the end while other cores have nothing to do.
    private async Task<IEnumerable<WorkItem>> WeighAsync(List<PlannedClip> wanted, CancellationToken cancellation)
    {
        var lengths = await Task.Run(() => wanted.ConvertAll(clip => IsoDuration.TryRead(clip.Clip.Path)?.TotalSeconds), cancellation).ConfigureAwait(false);
        var areKnown = lengths.TrueForAll(length => length is not null);
        var items = wanted.Select((clip, index) => new WorkItem(clip, areKnown ? lengths[index]!.Value : Math.Max(1, clip.Clip.Bytes))).ToList();
        lock (_lock) _weight = items.Sum(item => item.Weight);
        return items.OrderByDescending(item => item.Weight).ThenBy(item => item.Plan.Clip.Name, StringComparer.Ordinal);
    }

    private async Task WorkAsync(ClipWork work, ClipReader reader, CancellationTokenSource stop)
    {
        while (await _queue.TakeAsync(stop.Token).ConfigureAwait(false) is { } item)
        {
            await PauseAsync(stop.Token).ConfigureAwait(false);
            item.Attempts++;
            lock (_lock)
            {
                _running.Add(item);
                if (_queue.Peek() is { Attempts: 0, ReadAhead: null } next) next.ReadAhead = reader.ReadAheadAsync(next.Plan, stop.Token);
            }
            try
            {
                if (await DoAsync(work, item, stop).ConfigureAwait(false)) _queue.Finish();
            }
            finally
            {
                lock (_lock) _running.Remove(item);
            }
        }
    }

    // Whether the clip is finished, for good or for bad.
    private async Task<bool> DoAsync(ClipWork work, WorkItem item, CancellationTokenSource stop)
    {
        var name = item.Plan.Clip.Name;
        try
        {
            var isNew = await work.RunAsync(item, stop.Token).ConfigureAwait(false);
            lock (_lock)
            {
                _weightDone += item.Weight;
                if (isNew) _done++;
                else _skipped++;
            }
            return true;
        }
        catch (EnvironmentException)
        {
            // The machine lacks something: no other clip would fare better.
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        catch (ModelException)
        {
            // The journal or a generator cannot be used: nor would they be for another clip.
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await Task.Delay(SignalDelay, _clock, stop.Token).ConfigureAwait(false);
            // A fault of our own on one clip of thousands is no reason to leave the rest of them undone.
            var error = exception is AefVideoException ? exception.Message : $"{item.Plan.Clip.Path}: this should not have happened: {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")}";
            // What cannot be meant cannot be meant the next time either.
            if (exception is not UsageException && item.Attempts <= _options.Retries)
            {
                Tell(BatchEventKind.Retrying, name, $"{error} Attempt {item.Attempts + 1} of {_options.Retries + 1} follows.");
                _ = _queue.ReturnAsync(item, _options.RetryDelay * Math.Pow(2, item.Attempts - 1), stop.Token);
                return false;
            }
            work.Fail(item.Plan, error);
            lock (_lock)
            {
                _weightDone += item.Weight;
                _failed.Add((name, error));
            }
            Tell(BatchEventKind.Failed, name, error);
            if (_options.FailFast) _queue.Close();
            return true;
        }
    }

    private async Task PauseAsync(CancellationToken cancellation)
    {
        if (!_pause.IsClosed) return;
        lock (_lock)
        {
            if (!_isPaused) Tell(BatchEventKind.Paused, "", "paused; 'aef batch resume' lets it go on.");
            _isPaused = true;
        }
        await _pause.WaitAsync(cancellation).ConfigureAwait(false);
        lock (_lock)
        {
            if (_isPaused) Tell(BatchEventKind.Resumed, "", "goes on.");
            _isPaused = false;
        }
    }

    private void Tell(BatchEventKind kind, string clip, string text) => _listener?.Report(new(kind, clip, text));
}
