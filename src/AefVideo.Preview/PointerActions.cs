using System.Drawing;
using System.Numerics;
using AefVideo.Preview.Rendering;

namespace AefVideo.Preview;

/// <summary>What the mouse does. Places are in pixels of the window.</summary>
internal static class PointerActions
{
    private const float WheelStep = 0.02f;

    // Thin things are easier to hit with some room around them, in units of the interface.
    private const float Slack = 6;

    /// <summary>The button goes down.</summary>
    /// <returns>What is held from now on.</returns>
    public static DragTarget Press(PreviewSession session, Vector2 at)
    {
        if (session.Plan is not { } plan) return DragTarget.None;
        if (session.State.ShowsHelp)
        {
            session.State.ShowsHelp = false;
            return DragTarget.None;
        }
        if (plan.HasInterface)
        {
            for (var i = 0; i < plan.Tabs.Length; i++)
                if (plan.HasTabs && plan.Tabs[i].Contains(at.X, at.Y)) session.State.Layout = (PreviewLayout)i;
            if (plan.Play.Contains(at.X, at.Y)) session.Player.IsPaused = !session.Player.IsPaused;
            if (IsNear(plan.Timeline, at, plan.Scale)) return Begin(session, DragTarget.Timeline, at);
            if (IsNear(plan.Strength, at, plan.Scale)) return Begin(session, DragTarget.Strength, at);
        }
        return session.State.Layout is PreviewLayout.Split && IsOnPictures(session, at) ? Begin(session, DragTarget.Divider, at) : DragTarget.None;
    }

    /// <summary>The mouse moves with what it holds.</summary>
    public static void Drag(PreviewSession session, DragTarget target, Vector2 at)
    {
        if (session.Plan is not { } plan) return;
        switch (target)
        {
            case DragTarget.Divider when session.DividerRange is { Width: > 0 } range:
                session.State.Divider = (at.X - range.Left) / range.Width;
                break;
            case DragTarget.Timeline when session.Player.Footage.Duration is { } duration:
                session.Player.Seek(duration * Math.Clamp((at.X - plan.Timeline.Left) / plan.Timeline.Width, 0, 1));
                break;
            case DragTarget.Strength:
                session.State.Strength = (at.X - plan.Strength.Left) / plan.Strength.Width;
                break;
            default:
                break;
        }
    }

    /// <summary>The wheel turns.</summary>
    public static void Turn(PreviewSession session, float clicks) => session.State.Strength += WheelStep * clicks;

    /// <summary>Whether a place is where the pictures are.</summary>
    public static bool IsOnPictures(PreviewSession session, Vector2 at) => session.Plan is { } plan && plan.Content.Contains(at.X, at.Y);

    private static DragTarget Begin(PreviewSession session, DragTarget target, Vector2 at)
    {
        Drag(session, target, at);
        return target;
    }

    private static bool IsNear(RectangleF place, Vector2 at, float scale)
    {
        place.Inflate(Slack * scale, Slack * scale);
        return place.Contains(at.X, at.Y);
    }
}
