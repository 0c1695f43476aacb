using System.Drawing;
using System.Numerics;

namespace AefVideo.Preview.Interface;

/// <summary>Draws what stands around the pictures: header, footer, numbers, help, notices.</summary>
internal sealed class ChromePainter(PreviewSession session, UiPainter ui)
{
    private const float TitleText = 16;
    private const float BodyText = 13;
    private const float SmallText = 12;
    private const float RowHeight = 20;

    private static readonly string[] s_tabs = ["Panels", "Split", "Difference", "Perturbation", "Generators"];

    private readonly TextLine _line = new();

    private PreviewState State => session.State;

    /// <summary>Draws it over the pictures.</summary>
    public void Draw(ScreenPlan plan)
    {
        if (plan.HasInterface)
        {
            Header(plan);
            Footer(plan);
        }
        if (plan.HasNumbers) Numbers(plan);
        if (session.Notice is { } notice) Notice(plan, notice);
        if (State.ShowsHelp) Help(plan);
    }

    private void Header(ScreenPlan plan)
    {
        var s = plan.Scale;
        var middle = plan.Header.Height / 2;
        var left = 16 * s;
        left = ui.Text("AefVideo", left, middle, TitleText, Theme.Text, FontWeight.Medium) + 14 * s;
        ui.Line(new(left, middle - 8 * s), new(left, middle + 8 * s), s, Theme.Line);
        left += 14 * s;
        var end = plan.HasTabs ? plan.Tabs[0].Left - 16 * s : plan.Width - 16 * s;
        ReadOnlySpan<char> title = session.Player.Footage.Title;
        while (title.Length > 1 && left + ui.Measure(title, BodyText) > end) title = title[..^1];
        left = ui.Text(title, left, middle, BodyText, Theme.Quiet);
        if (session.RecordedTime is { } time && left + 110 * s < end)
        {
            left += 20 * s;
            ui.Disc(new(left + 5 * s, middle), 5 * s, Theme.Alarm);
            ui.Text(_line.Write($"REC  {(int)time.TotalMinutes}:{time.Seconds:D2}"), left + 16 * s, middle, BodyText, Theme.Alarm, FontWeight.Medium);
        }
        if (!plan.HasTabs) return;
        for (var i = 0; i < plan.Tabs.Length; i++)
        {
            var isChosen = (int)State.Layout == i;
            var tab = plan.Tabs[i];
            if (isChosen) ui.Box(tab, 6 * s, Theme.Raised);
            ui.TextAround(s_tabs[i], tab.X + tab.Width / 2, tab.Y + tab.Height / 2, BodyText, isChosen ? Theme.Text : Theme.Quiet, isChosen ? FontWeight.Medium : FontWeight.Regular);
        }
    }

    private void Footer(ScreenPlan plan)
    {
        var s = plan.Scale;
        var middle = plan.Footer.Top + plan.Footer.Height / 2;
        PlayButton(plan.Play, s);
        var player = session.Player;
        var footage = player.Footage;
        var left = plan.Play.Right + 10 * s;
        if (footage.Duration is { } duration && duration > TimeSpan.Zero)
        {
            left = ui.Text(_line.Write($"{(int)player.Position.TotalMinutes}:{player.Position.Seconds:D2}.{player.Position.Milliseconds / 100}"), left, middle, BodyText, Theme.Text);
            ui.Text(_line.Write($" / {(int)duration.TotalMinutes}:{duration.Seconds:D2}.{duration.Milliseconds / 100}"), left, middle, BodyText, Theme.Quiet);
            Track(plan.Timeline, (float)(player.Position / duration), Theme.Text, s);
        }
        else
        {
            ui.Text(footage.IsLive ? "live" : "still picture", left, middle, BodyText, Theme.Quiet);
        }
        ui.TextBefore(_line.Write($"{player.Speed:0.##}×"), plan.StrengthLabel - 18 * s, middle, BodyText, player.Speed == 1 ? Theme.Quiet : Theme.Text);
        ui.Text("Strength", plan.StrengthLabel, middle, BodyText, Theme.Quiet);
        Track(plan.Strength, State.Strength, Theme.Protected, s);
        ui.Text(_line.Write($"{State.Strength:F2}"), plan.Strength.Right + 12 * s, middle, BodyText, Theme.Text);
    }

    private void PlayButton(RectangleF place, float s)
    {
        ui.Box(place, 6 * s, Theme.Raised);
        var centre = new Vector2(place.X + place.Width / 2, place.Y + place.Height / 2);
        if (!session.Player.IsPaused)
        {
            ui.Box(new(centre.X - 5 * s, centre.Y - 6 * s, 3.5f * s, 12 * s), s, Theme.Text);
            ui.Box(new(centre.X + 1.5f * s, centre.Y - 6 * s, 3.5f * s, 12 * s), s, Theme.Text);
            return;
        }
        // A triangle of lines that shorten.
        for (var i = 0; i <= 10; i++)
        {
            var reach = 6 * (1 - i / 10f) * s;
            var x = centre.X + (-4 + i) * s;
            ui.Line(new(x, centre.Y - reach), new(x, centre.Y + reach + 0.1f), 1.6f * s, Theme.Text);
        }
    }

    private void Track(RectangleF place, float share, Tint tint, float s)
    {
        share = Math.Clamp(share, 0, 1);
        var middle = place.Y + place.Height / 2;
        ui.Line(new(place.Left, middle), new(place.Right, middle), 4 * s, Theme.Line);
        var end = new Vector2(place.Left + share * place.Width, middle);
        ui.Line(new(place.Left, middle), end, 4 * s, tint);
        ui.Disc(end, 7 * s, Theme.Text);
    }

    private void Numbers(ScreenPlan plan)
    {
        var s = plan.Scale;
        var place = plan.Numbers;
        ui.Box(place, 8 * s, Theme.Surface);
        var numbers = session.Numbers;
        var top = place.Top + 10 * s;
        for (var row = 0; row < numbers.Count; row++)
        {
            var isHeading = numbers.IsHeading(row);
            if (isHeading && row > 0) top += 8 * s;
            if (top + RowHeight * s > place.Bottom - 6 * s) break;
            var middle = top + RowHeight * s / 2;
            if (isHeading)
            {
                ui.Text(numbers.Name(row), place.Left + 14 * s, middle, SmallText, Theme.Protected, FontWeight.Medium);
            }
            else
            {
                ui.Text(numbers.Name(row), place.Left + 14 * s, middle, SmallText, Theme.Quiet);
                ui.TextBefore(numbers.Value(row), place.Right - 14 * s, middle, SmallText, numbers.Colour(row));
            }
            top += RowHeight * s;
        }
    }

    private void Notice(ScreenPlan plan, string notice)
    {
        var s = plan.Scale;
        ReadOnlySpan<char> text = notice;
        var most = plan.Width - 80 * s;
        while (text.Length > 1 && ui.Measure(text, BodyText) > most) text = text[..^1];
        var width = ui.Measure(text, BodyText) + 32 * s;
        var bottom = plan.HasInterface ? plan.Footer.Top - 14 * s : plan.Height - 14 * s;
        var box = new RectangleF(MathF.Round((plan.Width - width) / 2), MathF.Round(bottom - 36 * s), MathF.Round(width), MathF.Round(36 * s));
        ui.Box(box, 8 * s, Theme.Raised);
        ui.Frame(box, 8 * s, s, Theme.Line);
        ui.TextAround(text, box.X + box.Width / 2, box.Y + box.Height / 2, BodyText, Theme.Text);
    }

    private void Help(ScreenPlan plan)
    {
        var s = plan.Scale;
        var rows = 0;
        foreach (var binding in KeyBindings.All)
            if (binding.Name.Length > 0) rows++;
        const int Columns = 2;
        var perColumn = (rows + Columns - 1) / Columns;
        float columnWidth = 360 * s, rowHeight = 26 * s;
        var width = MathF.Min(Columns * columnWidth + 48 * s, plan.Width - 20 * s);
        var height = perColumn * rowHeight + 112 * s;
        ui.Box(new(0, 0, plan.Width, plan.Height), 0, Tint.Of(0x07090C, 0.6f));
        var box = new RectangleF(MathF.Round((plan.Width - width) / 2), MathF.Round(MathF.Max(6 * s, (plan.Height - height) / 2)), MathF.Round(width), MathF.Round(height));
        ui.Box(box, 12 * s, Theme.Surface);
        ui.Frame(box, 12 * s, s, Theme.Line);
        ui.Text("Keys", box.Left + 28 * s, box.Top + 34 * s, 20, Theme.Text, FontWeight.Medium);
        columnWidth = (width - 48 * s) / Columns;
        var number = 0;
        foreach (var binding in KeyBindings.All)
        {
            if (binding.Name.Length == 0) continue;
            var left = box.Left + 28 * s + number / perColumn * columnWidth;
            var middle = box.Top + 72 * s + number % perColumn * rowHeight;
            ui.Text(binding.Name, left, middle, BodyText, Theme.Protected, FontWeight.Medium);
            ui.Text(binding.Does, left + 92 * s, middle, BodyText, Theme.Text);
            number++;
        }
        ui.Text("Mouse: drag the divider, the timeline and the strength; click a layout; turn the wheel for the strength.", box.Left + 28 * s, box.Bottom - 24 * s, SmallText, Theme.Quiet);
    }
}
