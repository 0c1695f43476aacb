using System.Diagnostics;
using AefVideo.Core.Imaging;
using AefVideo.Faces;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Statistics;
using AefVideo.Protection;

namespace AefVideo.Preview.Forging;

/// <summary>
/// Forges faces on a thread of its own, always of the newest frame that it was offered; those it has no time for are passed over. Both forgeries of a set are of the same frame. Nothing is thrown across: a
/// failure is a state.
/// </summary>
internal sealed class ForgingStage : IDisposable
{
    // One shown, one finished, one in work.
    private const int Sets = 3;
    private const int RememberedTimes = 16;

    private readonly IReadOnlyList<IFaceForger> _forgers;
    private readonly Perturbation _perturbation;
    private readonly SemaphoreSlim _wanted = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly Lock _lock = new();
    private readonly Stack<ForgedSet> _free = new();
    private readonly FaceCutter _cutter = new();
    private readonly List<int> _order = [];
    private readonly long[] _finishTimes = new long[RememberedTimes];
    private ForgingJob? _pending;
    private ForgedSet? _finished;
    private TaskCompletionSource? _awaited;
    private long _awaitedTicket;
    private long _tickets;
    private long _done;
    private long _finishCount;
    private FaceProtector? _protector;
    private Picture? _protected;
    private SimilarityTransform[] _transforms = [];
    private float[] _crops = [];
    private volatile Exception? _fault;
    private volatile bool _hasFace;

    /// <param name="forgers">The generators; stay the caller's.</param>
    /// <param name="perturbation">What protects.</param>
    public ForgingStage(IReadOnlyList<IFaceForger> forgers, Perturbation perturbation)
    {
        _forgers = forgers;
        _perturbation = perturbation;
        for (var i = 0; i < Sets; i++) _free.Push(new(forgers));
        // The picture on the screen comes first.
        new Thread(Run) { Name = "aef forge", IsBackground = true, Priority = ThreadPriority.BelowNormal }.Start();
    }

    /// <summary>Time of each set.</summary>
    public DurationHistogram Durations { get; } = new();

    /// <summary>Why it has stopped, if it has.</summary>
    public Exception? Fault => _fault;

    /// <summary>Whether the newest frame that it looked at showed a face.</summary>
    public bool HasFace => _hasFace;

    /// <summary>Frames that were passed over for newer ones.</summary>
    public long PassedOver { get; private set; }

    /// <summary>Whether a frame waits.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (_lock) return _pending is not null;
        }
    }

    /// <summary>Sets a second, over the last few; 0 before the second one.</summary>
    public double PerSecond
    {
        get
        {
            lock (_lock)
            {
                var count = Math.Min(_finishCount, RememberedTimes);
                if (count < 2) return 0;
                var newest = _finishTimes[(_finishCount - 1) % RememberedTimes];
                var oldest = _finishTimes[(_finishCount - count) % RememberedTimes];
                return (count - 1) / Math.Max(Stopwatch.GetElapsedTime(oldest, newest).TotalSeconds, 1e-6);
            }
        }
    }

    /// <summary>Offers a frame, which takes the place of one that still waits. Never blocks.</summary>
    /// <returns>Its ticket, for <see cref="WaitForAsync" />.</returns>
    public long Offer(Frame frame, int segment, TimeSpan time, ForgingChoice choice)
    {
        frame.Hold();
        ForgingJob? passedOver;
        long ticket;
        lock (_lock)
        {
            ticket = ++_tickets;
            passedOver = _pending;
            _pending = new(frame, segment, time, choice, ticket);
        }
        if (passedOver is { } job)
        {
            PassedOver++;
            job.Frame.Release();
        }
        else
        {
            _wanted.Release();
        }
        return ticket;
    }

    /// <summary>Waits until the frame of a ticket, or a newer one, is done.</summary>
    public Task WaitForAsync(long ticket, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_done >= ticket || _fault is not null) return Task.CompletedTask;
            _awaited ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaitedTicket = ticket;
            return _awaited.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>The newest set that was not taken yet. Whoever takes it gives it back.</summary>
    public ForgedSet? Take()
    {
        lock (_lock)
        {
            var set = _finished;
            _finished = null;
            return set;
        }
    }

    /// <summary>Gives a set back.</summary>
    public void Return(ForgedSet set)
    {
        lock (_lock) _free.Push(set);
    }

    /// <summary>Stops the thread after the face that it works on.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        // The generators are disposed after this, and must not be in use then; a face takes a second at most, unless the machine is badly overloaded.
        _ended.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
        lock (_lock)
        {
            _pending?.Frame.Release();
            _pending = null;
            _awaited?.TrySetResult();
        }
        _cutter.Dispose();
        _stop.Dispose();
        _wanted.Dispose();
        _ended.Dispose();
    }

    private void Run()
    {
        try
        {
            while (true)
            {
                _wanted.Wait(_stop.Token);
                ForgingJob job;
                lock (_lock)
                {
                    job = _pending!.Value;
                    _pending = null;
                }
                try
                {
                    Work(job);
                }
                finally
                {
                    job.Frame.Release();
                }
                Finish(job.Ticket);
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
        catch (Exception exception)
        {
            _fault = exception;
            lock (_lock) _awaited?.TrySetResult();
        }
        finally
        {
            _ended.Set();
        }
    }

    private void Finish(long ticket)
    {
        lock (_lock)
        {
            _done = ticket;
            if (_awaited is null || _awaitedTicket > ticket) return;
            _awaited.TrySetResult();
            _awaited = null;
        }
    }

    private void Work(ForgingJob job)
    {
        var faces = job.Frame.Faces;
        _hasFace = faces.Count > 0;
        if (faces.Count == 0) return;
        var started = Stopwatch.GetTimestamp();
        ForgedSet set;
        lock (_lock) set = _free.Pop();
        var face = faces[Chosen(faces, job.Choice.Face)];
        set.Person = new(job.Segment, face.Track);
        set.Time = job.Time;
        set.FromAligned = face.FromAligned;
        set.Strength = job.Choice.Strength;
        set.Measure = Protect(job.Frame, job.Choice.Strength);
        var size = 0;
        for (var i = 0; i < _forgers.Count; i++)
        {
            var pair = set.Pairs[i];
            pair.IsMade = job.Choice.Forger is null || job.Choice.Forger == i;
            if (!pair.IsMade) continue;
            if (size != pair.Size)
            {
                size = pair.Size;
                set.FacePsnr = Cut(job.Frame.Picture, face.FromAligned, size);
            }
            var begun = Stopwatch.GetTimestamp();
            pair.Edit = job.Choice.Edits[i];
            pair.L2Mask = _forgers[i].Forge(_crops, set.Person, _forgers[i].Edits[pair.Edit], pair.FromOriginal, pair.FromProtected);
            pair.Took = Stopwatch.GetElapsedTime(begun);
            if (_stop.IsCancellationRequested) break;
        }
        set.Took = Stopwatch.GetElapsedTime(started);
        Durations.Record(set.Took);
        lock (_lock)
        {
            if (_finished is { } earlier) _free.Push(earlier);
            _finished = set;
            _finishTimes[_finishCount++ % RememberedTimes] = Stopwatch.GetTimestamp();
        }
    }

    private int Chosen(List<TrackedFace> faces, int wanted)
    {
        _order.Clear();
        for (var i = 0; i < faces.Count; i++)
        {
            var place = _order.Count;
            while (place > 0 && faces[_order[place - 1]].FromAligned.Scale < faces[i].FromAligned.Scale) place--;
            _order.Insert(place, i);
        }
        return _order[wanted % faces.Count];
    }

    private ProtectionMeasure Protect(Frame frame, float strength)
    {
        if (_protected?.Format != frame.Picture.Format) _protected = new(frame.Picture.Format);
        if (_protector?.Strength != strength) _protector = new(_perturbation, strength);
        frame.Picture.CopyTo(_protected);
        if (_transforms.Length < frame.Faces.Count) _transforms = new SimilarityTransform[2 * frame.Faces.Count];
        for (var i = 0; i < frame.Faces.Count; i++) _transforms[i] = frame.Faces[i].FromAligned;
        return _protector.Protect(_protected, _transforms.AsSpan(0, frame.Faces.Count));
    }

    /// <summary>Cuts both versions of the face.</summary>
    /// <returns>PSNR of the protected one in dB.</returns>
    private double Cut(Picture original, SimilarityTransform fromAligned, int size)
    {
        const double PeakSquared = 4;
        var length = 3 * size * size;
        if (_crops.Length != 2 * length) _crops = new float[2 * length];
        Span<float> first = _crops.AsSpan(0, length), second = _crops.AsSpan(length);
        _cutter.Cut(original, fromAligned, size, first);
        _cutter.Cut(_protected!, fromAligned, size, second);
        var sum = 0.0;
        for (var i = 0; i < length; i++) sum += (first[i] - second[i]) * (double)(first[i] - second[i]);
        return sum == 0 ? double.PositiveInfinity : 10 * Math.Log10(PeakSquared * length / sum);
    }
}
