using System.Drawing;
using AefVideo.Preview.Rendering;

namespace AefVideo.Preview.Interface;

/// <summary>Where everything stands in a window of some size, in its pixels; the same for drawing and for the mouse.</summary>
internal sealed class ScreenPlan
{
    private const float Margin = 14;
    private const float Gap = 10;
    private const float HeaderHeight = 48;
    private const float FooterHeight = 52;
    private const float NumbersWidth = 232;

    // Narrower windows keep their pictures and lose the numbers.
    private const float NarrowestWithNumbers = 820;
    private const float LowestWithInterface = 260;
    private const float TabWidth = 104;
    private const float NarrowestWithTabs = 900;

    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="height">Of the window, in pixels.</param>
    /// <param name="scale">Pixels to a unit of the interface.</param>
    /// <param name="state">What is to be seen.</param>
    public ScreenPlan(int width, int height, float scale, PreviewState state)
    {
        (Width, Height, Scale) = (width, height, scale);
        HasInterface = state.ShowsInterface && height >= LowestWithInterface * scale;
        var margin = (HasInterface ? Margin : Gap) * scale;
        float top = HasInterface ? HeaderHeight * scale : margin, bottom = height - (HasInterface ? FooterHeight * scale : margin);
        HasNumbers = HasInterface && state.ShowsNumbers && width >= NarrowestWithNumbers * scale;
        var right = width - margin;
        if (HasNumbers)
        {
            Numbers = RectangleF.FromLTRB(right - NumbersWidth * scale, top, right, bottom);
            right = Numbers.Left - Gap * scale;
        }
        Content = RectangleF.FromLTRB(margin, top, MathF.Max(right, margin + 1), MathF.Max(bottom, top + 1));
        if (!HasInterface) return;

        Header = new(0, 0, width, HeaderHeight * scale);
        Footer = new(0, height - FooterHeight * scale, width, FooterHeight * scale);
        HasTabs = width >= NarrowestWithTabs * scale;
        var tabs = HasTabs ? Tabs.Length : 0;
        for (var i = 0; i < tabs; i++)
            Tabs[i] = new(width - margin - (tabs - i) * TabWidth * scale, 9 * scale, (TabWidth - 6) * scale, 30 * scale);
        var middle = Footer.Top + Footer.Height / 2;
        Play = new(margin, middle - 15 * scale, 30 * scale, 30 * scale);
        var strengthLeft = width - margin - 212 * scale;
        Strength = new(strengthLeft + 74 * scale, middle - 9 * scale, 96 * scale, 18 * scale);
        StrengthLabel = strengthLeft;
        Timeline = RectangleF.FromLTRB(Play.Right + 112 * scale, middle - 9 * scale, MathF.Max(Play.Right + 120 * scale, strengthLeft - 64 * scale), middle + 9 * scale);
    }

    public int Width { get; }

    public int Height { get; }

    public float Scale { get; }

    /// <summary>Whether there is a header and a footer.</summary>
    public bool HasInterface { get; }

    /// <summary>Whether there is room for numbers, and they are wanted.</summary>
    public bool HasNumbers { get; }

    /// <summary>Whether there is room for tabs.</summary>
    public bool HasTabs { get; }

    public RectangleF Header { get; }

    public RectangleF Footer { get; }

    /// <summary>Where the numbers stand.</summary>
    public RectangleF Numbers { get; }

    /// <summary>Where the pictures stand.</summary>
    public RectangleF Content { get; }

    /// <summary>For each layout.</summary>
    public RectangleF[] Tabs { get; } = new RectangleF[Enum.GetValues<PreviewLayout>().Length];

    /// <summary>The button.</summary>
    public RectangleF Play { get; }

    /// <summary>Where the footage is clicked on.</summary>
    public RectangleF Timeline { get; }

    /// <summary>The slider.</summary>
    public RectangleF Strength { get; }

    /// <summary>Where its name begins.</summary>
    public float StrengthLabel { get; }

    /// <summary>A panel of a grid over <see cref="Content" />.</summary>
    public RectangleF Panel(int column, int row, int columns, int rows)
    {
        var gap = Gap * Scale;
        float width = (Content.Width - gap * (columns - 1)) / columns, height = (Content.Height - gap * (rows - 1)) / rows;
        return new(Content.X + column * (width + gap), Content.Y + row * (height + gap), width, height);
    }
}
