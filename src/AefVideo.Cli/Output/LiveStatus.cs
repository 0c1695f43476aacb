using System.Globalization;
using AefVideo.Live;

namespace AefVideo.Cli.Output;

/// <summary>How a live run goes, on standard error: a line that is written over on a terminal, and a line a minute elsewhere.</summary>
internal sealed class LiveStatus : IDisposable
{
    private static readonly TimeSpan s_period = TimeSpan.FromSeconds(0.5);
    private readonly LiveSession _session;
    private readonly ProgressLine _line = new(TimeSpan.FromMinutes(1));
    private readonly Timer _timer;
    private volatile string _said = Console.IsInputRedirected ? "" : LiveKeys.Help;

    public LiveStatus(LiveSession session)
    {
        _session = session;
        _timer = new(_ => Write(), null, s_period, s_period);
    }

    /// <summary>Shows what a key has done.</summary>
    public void Say(string text)
    {
        _said = text;
        if (!Console.IsErrorRedirected) _line.Write(Text, isLast: false);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _timer.Dispose();
        if (!Console.IsErrorRedirected) Console.Error.WriteLine();
    }

    // Before the first frame there is nothing to tell, and perhaps only a failure will be.
    private void Write()
    {
        if (_session.Snapshot().Frames > 0) _line.Write(Text, isLast: false);
    }

    private string Text()
    {
        var now = _session.Snapshot();
        var refinement = now.Refinement is { Publications: > 0 } refined ? string.Create(CultureInfo.InvariantCulture, $", refined {refined.Publications}×") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{now.Elapsed:hh\\:mm\\:ss} {now.State}, {now.FramesPerSecond:F1} fps, {now.LatencyP95.TotalMilliseconds:F0} ms, faces: {now.Faces}, dropped {now.Drops}, gaps {now.Gaps}{refinement}  {_said}");
    }
}
