using AefVideo.Cli.Output;
using AefVideo.Live;

namespace AefVideo.Cli;

/// <summary>The keys of a live run in a terminal.</summary>
internal static class LiveKeys
{
    private const float Step = 0.1f;

    /// <summary>What the keys do, for the status line.</summary>
    public const string Help = "p pause, b blank, + - strength, r refine now, q quit";

    /// <summary>Listens until it is disposed; where there is no terminal, it does nothing.</summary>
    public static IDisposable? Listen(LiveSession session, LiveStatus? status)
    {
        if (Console.IsInputRedirected) return null;
        var listener = new Listener(session, status);
        // Waiting for a key cannot be cancelled; the thread ends with the program.
        new Thread(listener.Run) { Name = "aef keys", IsBackground = true }.Start();
        return listener;
    }

    /// <summary>Does what a key is for.</summary>
    /// <returns>What was done, in words; null where the key is for nothing.</returns>
    public static string? Press(LiveSession session, ConsoleKeyInfo key)
    {
        var now = session.Snapshot();
        switch (char.ToLowerInvariant(key.KeyChar))
        {
            case 'p' or ' ':
                session.SetPaused(!now.IsPaused);
                return now.IsPaused ? "goes on" : "paused";
            case 'b':
                session.SetBlank(!now.IsBlank);
                return now.IsBlank ? "shown again" : "blanked";
            case '+' or '=':
                return Strengthen(session, now.Strength + Step);
            case '-':
                return Strengthen(session, now.Strength - Step);
            case 'r':
                return session.RefineNow() ? "refining at full speed" : "nothing is refined in this run (yet)";
            case 'q':
                session.Stop();
                return "stopping";
            default:
                return null;
        }
    }

    private static string Strengthen(LiveSession session, float strength)
    {
        strength = Math.Clamp(MathF.Round(strength, 1), 0, 1);
        session.SetStrength(strength);
        return FormattableString.Invariant($"strength {strength:F1}");
    }

    private sealed class Listener(LiveSession session, LiveStatus? status) : IDisposable
    {
        private volatile bool _isOver;

        public void Dispose() => _isOver = true;

        public void Run()
        {
            try
            {
                while (!_isOver)
                {
                    var key = Console.ReadKey(intercept: true);
                    if (!_isOver && Press(session, key) is { } done) status?.Say(done);
                }
            }
            catch (Exception exception) when (exception is InvalidOperationException or IOException)
            {
                // The terminal is gone.
            }
        }
    }
}
