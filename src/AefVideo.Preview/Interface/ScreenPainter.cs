using System.Drawing;
using System.Numerics;
using AefVideo.Preview.Graphics;
using AefVideo.Preview.Rendering;
using AefVideo.Protection.Metrics;
using Silk.NET.OpenGL;

namespace AefVideo.Preview.Interface;

/// <summary>Draws a frame of the window: the pictures of the chosen layout, and the interface around and over them.</summary>
internal sealed class ScreenPainter
{
    private const float LabelText = 14;
    private const float SmallText = 12;

    // Of the picture's height or width around the face, in sides of its aligned square.
    private const float ZoomedSides = 1.5f;
    private const float GridSides = 1.25f;

    private readonly PreviewSession _session;
    private readonly GlDevice _device;
    private readonly ShaderLibrary _shaders;
    private readonly Scene _scene;
    private readonly ViewPainter _views;
    private readonly UiPainter _ui;
    private readonly ChromePainter _chrome;
    private readonly Words _words;
    private readonly PictureGeometry _geometry;
    private readonly TextLine _line = new();

    public ScreenPainter(PreviewSession session, GlDevice device, ShaderLibrary shaders, Scene scene, ViewPainter views, UiPainter ui, Words words)
    {
        _session = session;
        _device = device;
        _shaders = shaders;
        _scene = scene;
        _views = views;
        _ui = ui;
        _words = words;
        _chrome = new(session, ui);
        var footage = session.Player.Footage;
        _geometry = new(footage.Format, footage.Rotation, footage.PixelAspect);
    }

    private PreviewState State => _session.State;

    private int Edit(int forger) => State.Edits[forger];

    /// <summary>Where the divider of <see cref="PreviewLayout.Split" /> can stand; empty in other layouts.</summary>
    public RectangleF DividerRange { get; private set; }

    /// <summary>Draws to the framebuffer that is bound.</summary>
    public void Draw(ScreenPlan plan)
    {
        var gl = _device.Gl;
        var target = new Vector2(plan.Width, plan.Height);
        gl.Viewport(0, 0, (uint)plan.Width, (uint)plan.Height);
        gl.Disable(EnableCap.Blend);
        gl.ClearColor((Theme.Ground.Value & 0xFF) / 255f, ((Theme.Ground.Value >> 8) & 0xFF) / 255f, ((Theme.Ground.Value >> 16) & 0xFF) / 255f, 1);
        gl.Clear(ClearBufferMask.ColorBufferBit);
        _ui.Scale = plan.Scale;
        _views.Begin(target);
        DividerRange = default;
        switch (State.Layout)
        {
            case PreviewLayout.Panels:
                DrawPanels(plan);
                break;
            case PreviewLayout.Split:
                DrawSplit(plan);
                break;
            case PreviewLayout.Difference:
                DrawDifference(plan);
                break;
            case PreviewLayout.Perturbation:
                DrawPerturbation(plan);
                break;
            default:
                DrawGrid(plan);
                break;
        }
        _chrome.Draw(plan);
        _ui.Draw(_shaders.Interface, target);
    }

    private void DrawPanels(ScreenPlan plan)
    {
        for (var i = 0; i < 4; i++)
        {
            var panel = plan.Panel(i % 2, i / 2, 2, 2);
            var kind = (PanelKind)i;
            var view = PictureView.Fit(_geometry, Part(panel, State.IsZoomed ? ZoomedSides : 0), panel);
            var isComplete = _views.Draw(kind, view, State.Forger, Edit(State.Forger));
            MarkFaces(kind, view);
            Label(view.Place, Title(kind), Colour(kind));
            Verdict(kind, view.Place, State.Forger, isComplete);
        }
    }

    private void DrawSplit(ScreenPlan plan)
    {
        var view = PictureView.Fit(_geometry, Part(plan.Content, State.IsZoomed ? ZoomedSides : 0), plan.Content);
        var place = view.Place;
        DividerRange = place;
        var middle = MathF.Round(place.X + place.Width * State.Divider);
        var (left, right) = Kinds(State.Pair);
        var leftPlace = RectangleF.FromLTRB(place.Left, place.Top, middle, place.Bottom);
        var rightPlace = RectangleF.FromLTRB(middle, place.Top, place.Right, place.Bottom);
        var isComplete = true;
        if (leftPlace.Width >= 1) isComplete &= _views.Draw(left, view.Within(leftPlace), State.Forger, Edit(State.Forger));
        if (rightPlace.Width >= 1) isComplete &= _views.Draw(right, view.Within(rightPlace), State.Forger, Edit(State.Forger));
        MarkFaces(left, view.Within(leftPlace));
        MarkFaces(right, view.Within(rightPlace));
        Label(place, Title(left), Colour(left));
        Label(place, Title(right), Colour(right), isRight: true);
        Verdict(right, place, State.Forger, isComplete);

        var s = plan.Scale;
        var centre = new Vector2(middle, place.Y + place.Height / 2);
        _ui.Line(new(middle, place.Top), new(middle, place.Bottom), 2 * s, Theme.Text);
        _ui.Disc(centre, 15 * s, Theme.Text);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            var tip = centre + new Vector2(side * 9 * s, 0);
            _ui.Line(tip, tip + new Vector2(-side * 4 * s, -4 * s), 2 * s, Theme.Ground);
            _ui.Line(tip, tip + new Vector2(-side * 4 * s, 4 * s), 2 * s, Theme.Ground);
        }
    }

    private void DrawDifference(ScreenPlan plan)
    {
        var view = PictureView.Fit(_geometry, Part(plan.Content, State.IsZoomed ? ZoomedSides : 0), plan.Content);
        var isComplete = _views.DrawDifference(State.Pair, view, State.Forger, Edit(State.Forger), State.Gain);
        MarkFaces(PanelKind.Original, view);
        var what = State.Pair is ComparedPair.Protection ? "Original against protected" : "Forged from original against forged from protected";
        Label(view.Place, _line.Write($"{what}, difference ×{State.Gain}"), State.Pair is ComparedPair.Protection ? Theme.Protected : Theme.Forged);
        Verdict(State.Pair is ComparedPair.Forgery ? PanelKind.ForgedFromProtected : PanelKind.Protected, view.Place, State.Forger, isComplete);

        var s = plan.Scale;
        var bar = new RectangleF(MathF.Round(view.Place.Right - 232 * s), MathF.Round(view.Place.Bottom - 24 * s), MathF.Round(160 * s), MathF.Round(8 * s));
        _ui.Box(RectangleF.FromLTRB(bar.Left - 26 * s, bar.Top - 10 * s, bar.Right + 62 * s, bar.Bottom + 10 * s), 6 * s, Theme.Shade);
        _ui.TextBefore("0", bar.Left - 9 * s, bar.Top + bar.Height / 2, SmallText, Theme.Text);
        // Of 255 grey levels: where the heat is full.
        _ui.Text(_line.Write($"{255f / State.Gain:F1} / 255"), bar.Right + 6 * s, bar.Top + bar.Height / 2, SmallText, Theme.Text);
        // What was collected comes first, since the legend lies on it.
        _ui.Draw(_shaders.Interface, new(plan.Width, plan.Height));
        _views.DrawLegend(bar);
    }

    private void DrawPerturbation(ScreenPlan plan)
    {
        var s = plan.Scale;
        var face = _scene.Face(State.Face);
        for (var i = 0; i < 3; i++)
        {
            var panel = plan.Panel(i, 0, 3, 1);
            panel.Height -= 44 * s;
            var side = MathF.Min(panel.Width, panel.Height);
            var square = PictureView.Aligned(face?.FromAligned ?? Core.Imaging.SimilarityTransform.Identity, panel);
            if (i == 1) _views.DrawDelta(square.Place, State.DeltaGain * State.Strength);
            else if (face is not null) _views.Draw(i == 0 ? PanelKind.Original : PanelKind.Protected, square, State.Forger, Edit(State.Forger));
            else
            {
                _ui.Box(square.Place, 4 * s, Theme.Surface);
                _ui.TextAround("no face in this frame", square.Place.X + side / 2, square.Place.Y + side / 2, LabelText, Theme.Quiet);
            }
            var text = i switch
            {
                0 => "Aligned face",
                1 => _line.Write($"Perturbation ×{State.DeltaGain}"),
                _ => "Aligned face, protected",
            };
            _ui.TextAround(text, square.Place.X + square.Place.Width / 2, square.Place.Bottom + 24 * s, LabelText, i == 1 ? Theme.Protected : Theme.Text, FontWeight.Medium);
            if (i == 2) continue;
            var nextLeft = plan.Panel(i + 1, 0, 3, 1).Left;
            Sign(new((square.Place.Right + nextLeft) / 2, square.Place.Y + square.Place.Height / 2), isEqual: i == 1, s);
        }
    }

    private void DrawGrid(ScreenPlan plan)
    {
        var count = _session.Forgers.Count;
        for (var forger = 0; forger < count; forger++)
        {
            for (var row = 0; row < 2; row++)
            {
                var kind = row == 0 ? PanelKind.ForgedFromOriginal : PanelKind.ForgedFromProtected;
                var panel = plan.Panel(forger, row, count, 2);
                var view = PictureView.Fit(_geometry, Part(panel, GridSides), panel);
                var isComplete = _views.Draw(kind, view, forger, Edit(forger));
                var tint = forger == State.Forger ? Theme.Text : Theme.Quiet;
                if (row == 0) Label(view.Place, _line.Write($"{_words.Forger(forger)}  {_words.Edit(forger, Edit(forger))}"), Theme.Forged, tint: tint);
                else Label(view.Place, "from protected", Theme.Protected, tint: tint);
                Verdict(kind, view.Place, forger, isComplete);
            }
        }
    }

    /// <summary>The part of the shown picture for a panel: all of it, or around the face where zoomed.</summary>
    private RectangleF Part(RectangleF panel, float sides)
    {
        var whole = new RectangleF(0, 0, _geometry.Size.X, _geometry.Size.Y);
        if (sides == 0 || _scene.Face(State.Face) is not { } face) return whole;
        var centre = Vector2.Transform(face.FromAligned.Apply(new(0.5f, 0.52f)), _geometry.ToShown);
        var height = MathF.Min(MathF.Min(sides * face.FromAligned.Scale, whole.Height), whole.Width * panel.Height / panel.Width);
        var size = new Vector2(height * panel.Width / panel.Height, height);
        var corner = Vector2.Clamp(centre - size / 2, Vector2.Zero, Vector2.Max(_geometry.Size - size, Vector2.Zero));
        return new(corner.X, corner.Y, size.X, size.Y);
    }

    private static (PanelKind Left, PanelKind Right) Kinds(ComparedPair pair) => pair is ComparedPair.Protection
        ? (PanelKind.Original, PanelKind.Protected)
        : (PanelKind.ForgedFromOriginal, PanelKind.ForgedFromProtected);

    private ReadOnlySpan<char> Title(PanelKind kind) => kind switch
    {
        PanelKind.Original => "Original",
        PanelKind.Protected => State.Strength == 1 ? "Protected" : _line.Write($"Protected, strength {State.Strength:F2}"),
        PanelKind.ForgedFromOriginal => _line.Write($"Forged from original  {_words.Edit(State.Forger, Edit(State.Forger))}"),
        _ => _line.Write($"Forged from protected  {_words.Edit(State.Forger, Edit(State.Forger))}"),
    };

    private static Tint Colour(PanelKind kind) => kind switch
    {
        PanelKind.Original => Theme.Original,
        PanelKind.Protected => Theme.Protected,
        PanelKind.ForgedFromOriginal => Theme.Forged,
        _ => Theme.Protected,
    };

    private void Label(RectangleF place, ReadOnlySpan<char> text, Tint dot, bool isRight = false, Tint? tint = null)
    {
        if (!State.ShowsInterface) return;
        var s = _ui.Scale;
        var width = _ui.Measure(text, LabelText, FontWeight.Medium) + 36 * s;
        if (width > place.Width - 16 * s)
        {
            // A narrow panel has the dot and as much of the text as fits.
            while (text.Length > 1 && _ui.Measure(text, LabelText, FontWeight.Medium) + 36 * s > place.Width - 16 * s) text = text[..^1];
            width = _ui.Measure(text, LabelText, FontWeight.Medium) + 36 * s;
        }
        var box = new RectangleF(MathF.Round(isRight ? place.Right - 8 * s - width : place.Left + 8 * s), MathF.Round(place.Top + 8 * s), MathF.Round(width), MathF.Round(28 * s));
        _ui.Box(box, 6 * s, Theme.Shade);
        _ui.Disc(new(box.Left + 14 * s, box.Top + box.Height / 2), 4 * s, dot);
        _ui.Text(text, box.Left + 25 * s, box.Top + box.Height / 2, LabelText, tint ?? Theme.Text, FontWeight.Medium);
    }

    /// <summary>What can be said of a version: below it on the left.</summary>
    private void Verdict(PanelKind kind, RectangleF place, int forger, bool isComplete)
    {
        if (!State.ShowsInterface || kind is PanelKind.Original) return;
        if (kind is PanelKind.Protected)
        {
            if (_session.FacePsnr is not { } psnr) return;
            if (double.IsPositiveInfinity(psnr)) Chip(place, "unchanged", Theme.Quiet);
            else Chip(place, _line.Write($"PSNR of the face {psnr:F1} dB"), Theme.Text);
            return;
        }
        if (!isComplete)
        {
            Chip(place, _session.WhyNotForged, Theme.Quiet);
            return;
        }
        var state = _scene.Forged.State(forger);
        if (kind is PanelKind.ForgedFromOriginal)
        {
            Chip(place, _line.Write($"{Math.Max(0, (_scene.Time - state.Time).TotalMilliseconds):F0} ms old"), Theme.Quiet);
            return;
        }
        if (state.L2Mask is not { } l2Mask) Chip(place, "the edit changes nothing", Theme.Quiet);
        else if (l2Mask > InterruptionMetric.SuccessThreshold) Chip(place, _line.Write($"interrupted  L2mask {l2Mask:F3}"), Theme.Protected);
        else Chip(place, _line.Write($"not interrupted  L2mask {l2Mask:F3}"), Theme.Alarm);
    }

    private void Chip(RectangleF place, ReadOnlySpan<char> text, Tint tint)
    {
        var s = _ui.Scale;
        var width = _ui.Measure(text, SmallText, FontWeight.Medium) + 18 * s;
        if (width > place.Width - 8 * s) return;
        var box = new RectangleF(MathF.Round(place.Left + 8 * s), MathF.Round(place.Bottom - 32 * s), MathF.Round(width), MathF.Round(24 * s));
        _ui.Box(box, 6 * s, Theme.Shade);
        _ui.Text(text, box.Left + 9 * s, box.Top + box.Height / 2, SmallText, tint, FontWeight.Medium);
    }

    private void MarkFaces(PanelKind kind, in PictureView view)
    {
        if (!State.ShowsFaces || !State.ShowsInterface || kind is PanelKind.ForgedFromOriginal or PanelKind.ForgedFromProtected) return;
        var s = _ui.Scale;
        var tint = Colour(kind);
        var chosen = _scene.Face(State.Face);
        for (var i = 0; i < _scene.Faces.Count; i++)
        {
            var face = _scene.Faces[i];
            var isChosen = chosen is { } one && one.Track == face.Track;
            var line = isChosen ? tint : tint.Faded(0.45f);
            for (var corner = 0; corner < 4; corner++) Bracket(face.FromAligned, corner, view, line, s);
            for (var point = 0; point < Faces.FaceKeypoints.Count; point++)
            {
                var at = Vector2.Transform(face.Keypoints[point], view.ToWindow);
                if (view.Place.Contains(at.X, at.Y)) _ui.Ring(at, 3.5f * s, 1.5f * s, line);
            }
        }
    }

    // Only the corners of the square, so that little of the picture is hidden.
    private void Bracket(Core.Imaging.SimilarityTransform fromAligned, int corner, in PictureView view, Tint tint, float s)
    {
        const float Arm = 0.14f;
        float x = corner % 2, y = corner / 2;
        float inX = x == 0 ? Arm : -Arm, inY = y == 0 ? Arm : -Arm;
        var at = Vector2.Transform(fromAligned.Apply(new(x, y)), view.ToWindow);
        ClippedLine(at, Vector2.Transform(fromAligned.Apply(new(x + inX, y)), view.ToWindow), view.Place, tint, s);
        ClippedLine(at, Vector2.Transform(fromAligned.Apply(new(x, y + inY)), view.ToWindow), view.Place, tint, s);
    }

    private void ClippedLine(Vector2 from, Vector2 to, RectangleF place, Tint tint, float s)
    {
        float first = 0, last = 1;
        var along = to - from;
        if (!Clip(-along.X, from.X - place.Left, ref first, ref last) || !Clip(along.X, place.Right - from.X, ref first, ref last)
            || !Clip(-along.Y, from.Y - place.Top, ref first, ref last) || !Clip(along.Y, place.Bottom - from.Y, ref first, ref last)) return;
        _ui.Line(from + first * along, from + last * along, 2 * s, tint);
    }

    /// <summary>Narrows a line to where slope·t ≤ room; false if nothing remains (Liang and Barsky).</summary>
    private static bool Clip(float slope, float room, ref float first, ref float last)
    {
        if (slope == 0) return room >= 0;
        var t = room / slope;
        if (slope < 0) first = MathF.Max(first, t);
        else last = MathF.Min(last, t);
        return first < last;
    }

    private void Sign(Vector2 centre, bool isEqual, float s)
    {
        _ui.Disc(centre, 15 * s, Theme.Raised);
        var arm = new Vector2(6 * s, 0);
        if (isEqual)
        {
            _ui.Line(centre - arm - new Vector2(0, 3 * s), centre + arm - new Vector2(0, 3 * s), 2 * s, Theme.Text);
            _ui.Line(centre - arm + new Vector2(0, 3 * s), centre + arm + new Vector2(0, 3 * s), 2 * s, Theme.Text);
            return;
        }
        _ui.Line(centre - arm, centre + arm, 2 * s, Theme.Text);
        _ui.Line(centre - new Vector2(0, 6 * s), centre + new Vector2(0, 6 * s), 2 * s, Theme.Text);
    }
}
