using System.Diagnostics;
using System.Drawing;
using AefVideo.Core.Errors;
using AefVideo.Preview.Forging;
using AefVideo.Preview.Graphics;
using AefVideo.Preview.Interface;
using AefVideo.Preview.Playback;
using AefVideo.Preview.Recording;
using AefVideo.Preview.Rendering;
using Silk.NET.OpenGL;

namespace AefVideo.Preview;

/// <summary>
/// A preview on an OpenGL context, with or without a window. Used by the thread on which the context is current; <see cref="Update" /> and <see cref="Draw" /> never wait for the video, the
/// generators or the encoder.
/// </summary>
internal sealed class PreviewSession : IAsyncDisposable
{
    private static readonly TimeSpan s_noticeTime = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_numbersPeriod = TimeSpan.FromSeconds(0.25);

    private readonly PreviewSetup _setup;
    private readonly GlDevice _device;
    private readonly ShaderLibrary _shaders;
    private readonly QuadPainter _quads;
    private readonly GlyphAtlas _atlas;
    private readonly UiPainter _ui;
    private readonly Scene _scene;
    private readonly ScreenPainter _screen;
    private readonly NumbersWriter _numbersWriter;
    private readonly InterruptionRecord[][] _records;
    private readonly List<Task> _background = [];
    private readonly CancellationTokenSource _stop = new();
    private ForgingChoice _choice;
    private ForgedSet? _lastSet;
    private RenderTarget? _view;
    private ViewRecorder? _recorder;
    private Task? _starting;
    private ScreenPlan? _plan;
    private (bool Interface, bool Numbers) _plannedFor;
    private string? _snapshot;
    private string? _notice;
    private long _noticeSince;
    private long _numbersSince;
    private long _recordingSince;
    private float _strengthBefore = 1;
    private Exception? _seenFault;
    private TimeSpan _upload;

    /// <exception cref="AefVideoException">A shader or a file of the interface is missing or wrong.</exception>
    public PreviewSession(GlDevice device, PreviewSetup setup)
    {
        if (setup.Forgers.Count == 0) throw new ArgumentException("There must be at least one generator.", nameof(setup));
        _setup = setup;
        _device = device;
        Renderer = device.Renderer;
        State = new() { Edits = new int[setup.Forgers.Count] };
        Words = new(setup.Forgers);
        _records = [.. setup.Forgers.Select(forger => forger.Edits.Select(_ => new InterruptionRecord()).ToArray())];
        _shaders = new(device, setup.Shaders, setup.WatchesShaders);
        _quads = new(device);
        _atlas = new(device);
        _ui = new(device, _atlas);
        _scene = new(device, _quads, setup.Perturbation, setup.Forgers);
        Player = new(setup.Footage, setup.Detector, setup.Playing, setup.Clock, setup.IsStrict);
        Forging = new(setup.Forgers, setup.Perturbation);
        _choice = NewChoice();
        _screen = new(this, device, _shaders, _scene, new(_shaders, _quads, _scene), _ui, Words);
        _numbersWriter = new(this, _scene, device);
    }

    /// <summary>What the presenter has chosen.</summary>
    public PreviewState State { get; }

    /// <summary>The window, where there is one.</summary>
    public IPreviewHost? Host { get; set; }

    /// <summary>Plays.</summary>
    public Player Player { get; }

    /// <summary>Forges.</summary>
    public ForgingStage Forging { get; }

    /// <summary>Measures.</summary>
    public FrameMeter Meter { get; } = new();

    /// <summary>All versions of the frame.</summary>
    public Scene Scene => _scene;

    /// <summary>The programs.</summary>
    public ShaderLibrary Shaders => _shaders;

    /// <summary>The generators.</summary>
    public IReadOnlyList<IFaceForger> Forgers => _setup.Forgers;

    /// <summary>Names as they are shown.</summary>
    public Words Words { get; }

    /// <summary>The numbers beside the pictures.</summary>
    public NumbersText Numbers { get; } = new();

    /// <summary>Whether only what is the same on every machine is shown.</summary>
    public bool HidesTimings => _setup.HidesTimings;

    /// <summary>The graphics driver.</summary>
    public string Renderer { get; }

    /// <summary>OpenGL objects that are alive.</summary>
    public GlObjectCounts Objects => _device.Counts;

    /// <summary>The newest set of forgeries that was shown.</summary>
    public ForgedSet? LastSet => _lastSet;

    /// <summary>PSNR of the aligned protected face that was last measured, in dB.</summary>
    public double? FacePsnr => _lastSet?.FacePsnr;

    /// <summary>Why a forged face is missing.</summary>
    public string WhyNotForged => Forging.Fault is not null ? "the generator failed" : _scene.Faces.Count == 0 ? "no face" : "forging…";

    /// <summary>What is told for a few seconds; null for nothing.</summary>
    public string? Notice => _notice is not null && _setup.Clock.GetElapsedTime(_noticeSince) < s_noticeTime ? _notice : null;

    /// <summary>How long is recorded; null where nothing is.</summary>
    public TimeSpan? RecordedTime => _setup.IsStrict ? null : _recorder?.Duration;

    /// <summary>Where everything stood in the frame that was drawn last.</summary>
    public ScreenPlan? Plan => _plan;

    /// <summary>Where the divider can stand; empty where there is none.</summary>
    public RectangleF DividerRange => _screen.DividerRange;

    /// <summary>Pixels to a unit of the interface; 0 to follow the window's size.</summary>
    public float Scale { get; set; }

    /// <summary>Pixels to a unit of the screen: 2 on many high-resolution screens.</summary>
    public float PixelRatio { get; set; } = 1;

    /// <summary>The interruptions of an edit.</summary>
    public InterruptionRecord Record(int forger, int edit) => _records[forger][edit];

    /// <summary>Takes what is due and what is done, and sends it to the graphics card.</summary>
    public void Update()
    {
        var started = Stopwatch.GetTimestamp();
        if (_shaders.Refresh(false, out var fault)) Reloaded();
        else if (fault is not null) Tell(fault);
        if (Player.Fault is { } failed && !ReferenceEquals(failed, _seenFault))
        {
            _seenFault = failed;
            Tell(failed.Message);
        }
        else if (Forging.Fault is { } broken && !ReferenceEquals(broken, _seenFault) && Player.Fault is null)
        {
            _seenFault = broken;
            Tell($"The generator failed: {broken.Message}");
        }
        if (!IsCurrent(_choice)) Choose();
        if (Player.Advance()) Show();
        if (Forging.Take() is { } set) Take(set);
        _scene.Protect(_shaders.Protect, State.Strength);
        _upload = Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Draws a frame to a framebuffer.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="framebuffer">OpenGL's name; 0 for the window.</param>
    public void Draw(int width, int height, uint framebuffer)
    {
        if (width < 1 || height < 1) return;
        var started = Stopwatch.GetTimestamp();
        Arrange(width, height);
        if (_setup.Clock.GetElapsedTime(_numbersSince) >= s_numbersPeriod || Numbers.Count == 0) WriteNumbers();
        var gl = _device.Gl;
        if (_recorder is not null && !_setup.IsStrict)
        {
            PrepareView(width, height);
            _view!.Bind();
            _screen.Draw(_plan!);
            var time = _setup.Clock.GetElapsedTime(_recordingSince);
            _recorder.Add(_shaders.Planes, _view.Texture, time);
            if (_recorder.HasFailed) ToggleRecording();
            gl.BindFramebuffer(FramebufferTarget.ReadFramebuffer, _view.Framebuffer);
            gl.BindFramebuffer(FramebufferTarget.DrawFramebuffer, framebuffer);
            gl.BlitFramebuffer(0, 0, width, height, 0, 0, width, height, ClearBufferMask.ColorBufferBit, BlitFramebufferFilter.Nearest);
            gl.BindFramebuffer(FramebufferTarget.Framebuffer, framebuffer);
        }
        else
        {
            gl.BindFramebuffer(FramebufferTarget.Framebuffer, framebuffer);
            _screen.Draw(_plan!);
        }
        Meter.Record(_upload, Stopwatch.GetElapsedTime(started));
        if (_snapshot is { } path) Save(path, width, height);
    }

    /// <summary>Sends the player's frame, for whoever has waited for it.</summary>
    public void ShowCurrent() => Show();

    /// <summary>Waits until the newest frame's forgeries are there, and shows them.</summary>
    public async Task ForgeNowAsync(CancellationToken cancellation)
    {
        if (Player.Current is not { } frame || Forging.Fault is not null) return;
        if (!IsCurrent(_choice)) Choose();
        var ticket = Forging.Offer(frame, Player.Segment, Player.CurrentTime, _choice);
        await Forging.WaitForAsync(ticket, cancellation).ConfigureAwait(true);
        if (Forging.Take() is { } set) Take(set);
    }

    /// <summary>Tells something for a few seconds.</summary>
    public void Tell(string notice)
    {
        _notice = notice;
        _noticeSince = _setup.Clock.GetTimestamp();
    }

    public void Leap(TimeSpan by) => Player.Seek(Player.Position + by);

    public void ChangeSpeed(int steps)
    {
        var number = Array.IndexOf(Player.Speeds, Player.Speed);
        Player.Speed = Player.Speeds[Math.Clamp((number < 0 ? 2 : number) + steps, 0, Player.Speeds.Length - 1)];
    }

    public void ToggleLoop()
    {
        Player.IsLooping = !Player.IsLooping;
        Tell(Player.IsLooping ? "Begins anew at the end" : "Stops at the end");
    }

    public void ChangeLayout(int steps)
    {
        var count = Enum.GetValues<PreviewLayout>().Length;
        State.Layout = (PreviewLayout)(((int)State.Layout + steps + count) % count);
    }

    public void TogglePair() => State.Pair = State.Pair is ComparedPair.Protection ? ComparedPair.Forgery : ComparedPair.Protection;

    public void ToggleProtection()
    {
        if (State.Strength > 0) (_strengthBefore, State.Strength) = (State.Strength, 0);
        else State.Strength = _strengthBefore;
    }

    public void ChangeForger(int steps)
    {
        State.Forger = (State.Forger + steps + Forgers.Count) % Forgers.Count;
        Tell($"{Words.Forger(State.Forger)}, {Words.Edit(State.Forger, State.Edits[State.Forger])}");
    }

    public void ChangeEdit(int steps)
    {
        var count = Forgers[State.Forger].Edits.Count;
        State.Edits[State.Forger] = (State.Edits[State.Forger] + steps + count) % count;
        Tell($"{Words.Forger(State.Forger)}, {Words.Edit(State.Forger, State.Edits[State.Forger])}");
    }

    public void ChangeFace()
    {
        if (_scene.Faces.Count > 1) State.Face = (State.Face + 1) % _scene.Faces.Count;
        else Tell("There is no other face");
    }

    public void ToggleFullScreen()
    {
        if (Host is { } host) host.IsFullScreen = !host.IsFullScreen;
    }

    /// <summary>Closes the help, else leaves the full screen, else the program.</summary>
    public void Leave()
    {
        if (State.ShowsHelp) State.ShowsHelp = false;
        else if (Host is { IsFullScreen: true }) Host.IsFullScreen = false;
        else Quit();
    }

    public void Quit() => Host?.Close();

    public void ReloadShaders()
    {
        if (_shaders.Refresh(true, out var fault)) Reloaded();
        else Tell(fault ?? "The shaders are as they were");
    }

    /// <summary>Saves the next frame that is drawn.</summary>
    public void SaveSnapshot() => _snapshot = NewName("png");

    /// <summary>Begins to record, or ends.</summary>
    public void ToggleRecording()
    {
        if (_starting is { IsCompleted: false }) return;
        if (_recorder is { } running)
        {
            _recorder = null;
            _background.Add(FinishAsync(running));
        }
        else if (_plan is { } plan)
        {
            _starting = StartAsync(NewName("mp4"), plan.Width, plan.Height);
        }
    }

    /// <summary>Begins to record to a file, for whoever waits for every frame.</summary>
    public async Task<ViewRecorder> RecordAsync(string path, int width, int height, int framesPerSecond, CancellationToken cancellation)
    {
        _recorder = await ViewRecorder.CreateAsync(_device, _quads, width, height, new(framesPerSecond, 1), path, _setup.Encoder, cancellation).ConfigureAwait(true);
        return _recorder;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(true);
        if (_starting is not null) await _starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (_recorder is { } recorder && !_setup.IsStrict) await FinishAsync(recorder).ConfigureAwait(true);
        else if (_recorder is { } unfinished) await unfinished.DisposeAsync().ConfigureAwait(true);
        foreach (var task in _background) await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Forging.Dispose();
        if (_lastSet is { } set) Forging.Return(set);
        _view?.Dispose();
        _scene.Dispose();
        await Player.DisposeAsync().ConfigureAwait(true);
        _ui.Dispose();
        _atlas.Dispose();
        _quads.Dispose();
        _shaders.Dispose();
        _stop.Dispose();
    }

    private void Show()
    {
        _scene.Show(Player);
        if (Player.Current is { } frame && !_setup.IsStrict) Forging.Offer(frame, Player.Segment, Player.CurrentTime, _choice);
    }

    private void Take(ForgedSet set)
    {
        if (_lastSet is { } earlier) Forging.Return(earlier);
        _lastSet = set;
        _scene.Forged.Upload(set);
        // Rates are told of the strength that is chosen.
        if (set.Strength != State.Strength) return;
        for (var i = 0; i < set.Pairs.Count; i++)
            if (set.Pairs[i].IsMade) _records[i][set.Pairs[i].Edit].Add(set.Pairs[i].L2Mask);
    }

    /// <summary>The generator, edit, face or strength has changed: what waits is forged under the new choice at once, also while the video stands still.</summary>
    private void Choose()
    {
        var isOtherStrength = _choice.Strength != State.Strength;
        _choice = NewChoice();
        if (isOtherStrength)
        {
            foreach (var records in _records)
                for (var i = 0; i < records.Length; i++) records[i] = new();
        }
        if (Player.Current is { } frame && !_setup.IsStrict) Forging.Offer(frame, Player.Segment, Player.CurrentTime, _choice);
    }

    private ForgingChoice NewChoice() => new(State.Layout is PreviewLayout.Grid ? null : State.Forger, [.. State.Edits], State.Strength, State.Face);

    private bool IsCurrent(ForgingChoice choice)
    {
        int? forger = State.Layout is PreviewLayout.Grid ? null : State.Forger;
        if (choice.Forger != forger || choice.Strength != State.Strength || choice.Face != State.Face) return false;
        for (var i = 0; i < State.Edits.Length; i++)
            if (choice.Edits[i] != State.Edits[i]) return false;
        return true;
    }

    private void Reloaded()
    {
        _scene.Forget();
        Tell("The shaders are compiled anew");
    }

    private void Arrange(int width, int height)
    {
        // Letters that are comfortable at 720 lines grow with larger windows, slower than these.
        var scale = Scale > 0 ? Scale : PixelRatio * Math.Clamp(MathF.Sqrt(MathF.Min(width / 1280f, height / 720f) / PixelRatio), 0.8f, 2);
        var wanted = (State.ShowsInterface, State.ShowsNumbers);
        if (_plan is { } plan && plan.Width == width && plan.Height == height && plan.Scale == scale && _plannedFor == wanted) return;
        _plan = new(width, height, scale, State);
        _plannedFor = wanted;
    }

    private void WriteNumbers()
    {
        _numbersSince = _setup.Clock.GetTimestamp();
        _numbersWriter.Write(Numbers);
    }

    private void PrepareView(int width, int height)
    {
        if (_view?.Texture.Width == width && _view.Texture.Height == height) return;
        _view?.Dispose();
        _view = new(_device, TextureKind.Rgba, width, height);
    }

    private string NewName(string extension)
    {
        var name = FormattableString.Invariant($"aef-preview-{DateTime.Now:yyyyMMdd-HHmmss}");
        var path = Path.Combine(_setup.OutputFolder, $"{name}.{extension}");
        for (var i = 2; File.Exists(path); i++) path = Path.Combine(_setup.OutputFolder, $"{name}-{i}.{extension}");
        return path;
    }

    private void Save(string path, int width, int height)
    {
        _snapshot = null;
        var picture = Snapshot.Read(_device.Gl, width, height);
        _background.RemoveAll(task => task.IsCompleted);
        _background.Add(SaveAsync());

        async Task SaveAsync()
        {
            try
            {
                await Task.Run(() => Snapshot.Save(picture, path, overwrite: false)).ConfigureAwait(false);
                Tell($"Saved {path}");
            }
            catch (AefVideoException exception)
            {
                Tell(exception.Message);
            }
        }
    }

    private async Task StartAsync(string path, int width, int height)
    {
        try
        {
            var recorder = await ViewRecorder.CreateAsync(_device, _quads, width, height, new(30, 1), path, _setup.Encoder, _stop.Token).ConfigureAwait(true);
            _recordingSince = _setup.Clock.GetTimestamp();
            _recorder = recorder;
            Tell($"Recording to {path}");
        }
        catch (AefVideoException exception)
        {
            Tell(exception.Message);
        }
        catch (OperationCanceledException)
        {
            // The window was closed.
        }
    }

    private async Task FinishAsync(ViewRecorder recorder)
    {
        try
        {
            await recorder.FinishAsync(CancellationToken.None).ConfigureAwait(true);
            Tell(recorder.LeftOut == 0 ? $"Saved {recorder.Path}" : $"Saved {recorder.Path}; {recorder.LeftOut} pictures were left out, since the encoder was behind");
        }
        catch (Exception exception) when (exception is AefVideoException or IOException)
        {
            Tell(exception.Message);
        }
        finally
        {
            await recorder.DisposeAsync().ConfigureAwait(true);
        }
    }
}
