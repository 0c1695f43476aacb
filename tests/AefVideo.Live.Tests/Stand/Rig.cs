using AefVideo.Live.Capture;
using AefVideo.Live.Publishing;
using AefVideo.Pipeline.Sinks;
using AefVideo.Pipeline.Sources;
using AefVideo.Pipeline.Stages;

namespace AefVideo.Live.Tests.Stand;

/// <summary>A live run out of parts that a test can make fail, with pauses so short that tests are quick.</summary>
internal sealed class Rig : IAsyncDisposable
{
    private readonly LiveEngine _engine;
    private Task<LiveEnd>? _run;

    private Rig(LiveEngine engine) => _engine = engine;

    public static CaptureOptions Reconnecting { get; } = new()
    {
        Reconnects = true,
        Backoff = new(TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(120)),
        SlateAfter = TimeSpan.FromMilliseconds(150),
        LostAfter = TimeSpan.FromMilliseconds(700),
        SlatePeriod = TimeSpan.FromMilliseconds(25),
    };

    public static LaneOptions Reopening { get; } = new()
    {
        Reconnects = true,
        Backoff = new(TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(120)),
        StuckAfter = TimeSpan.FromMilliseconds(300),
        FinishWithin = TimeSpan.FromMilliseconds(500),
    };

    public LiveEngine Engine => _engine;

    public static async Task<Rig> StartAsync(
        Func<IFrameSource> open, IReadOnlyList<(string, Func<CancellationToken, Task<IFrameSink>>, LaneOptions)> sinks, IFrameStage? track = null, IFrameStage? protect = null, GapPolicy policy = GapPolicy.Blank,
        CaptureOptions? capture = null)
    {
        var engine = await LiveEngine.OpenAsync(
            new()
            {
                Source = "test",
                Format = Marks.Format,
                Rate = new(100, 1),
                Open = open,
                Capture = capture ?? Reconnecting,
                Track = track ?? TestStage.Tracking(),
                Protect = protect ?? TestStage.Protecting(),
                OnGap = policy,
                Publisher = new() { LateAfter = TimeSpan.FromMilliseconds(300) },
                Sinks = sinks,
            },
            [], new(), TestContext.Current.CancellationToken);
        var rig = new Rig(engine);
        rig._run = engine.RunAsync(TestContext.Current.CancellationToken);
        return rig;
    }

    public static (string, Func<CancellationToken, Task<IFrameSink>>, LaneOptions) Sink(IFrameSink sink, LaneOptions? options = null) => ("sink", _ => Task.FromResult(sink), options ?? new LaneOptions());

    /// <summary>Waits for the run's own end.</summary>
    public Task<LiveEnd> EndAsync() => _run!;

    /// <summary>Ends the run, which must obey within two seconds.</summary>
    public async Task<LiveEnd> StopAsync()
    {
        _engine.Ask(LiveEnd.Asked);
        return await _run!.WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _engine.Ask(LiveEnd.Asked);
        if (_run is not null) await _run;
        await _engine.DisposeAsync();
    }
}
