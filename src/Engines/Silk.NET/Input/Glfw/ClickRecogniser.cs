using System.Diagnostics;
using System.Numerics;

namespace Silk.NET.Input.Glfw;

/// <summary>
/// Tells single clicks from double ones. A press stays open until a second one makes it a double click, or until it is certain that none will:
/// the time is up, or the next press is of another button or too far away.
/// </summary>
internal sealed class ClickRecogniser
{
    private (MouseButton Button, Vector2 Position, long Time)? _open;

    public event Action<MouseButton, Vector2>? Click;
    public event Action<MouseButton, Vector2>? DoubleClick;

    public int Milliseconds { get; set; } = 500;
    public int Range { get; set; } = 4;

    public void Press(MouseButton button, Vector2 position)
    {
        Expire();
        if (_open is { } first)
        {
            _open = null;
            var distance = Vector2.Abs(position - first.Position);
            if (first.Button == button && distance.X < Range && distance.Y < Range)
            {
                DoubleClick?.Invoke(button, position);
                return;
            }

            Click?.Invoke(first.Button, first.Position);
        }

        _open = (button, position, Stopwatch.GetTimestamp());
    }

    /// <summary>Reports a press whose time is up.</summary>
    public void Expire()
    {
        if (_open is not { } first || Stopwatch.GetElapsedTime(first.Time).TotalMilliseconds <= Milliseconds) return;
        _open = null;
        Click?.Invoke(first.Button, first.Position);
    }
}
