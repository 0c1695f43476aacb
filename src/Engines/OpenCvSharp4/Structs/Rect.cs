using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>An upright rectangle: its top left corner (inclusive) and its size.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public record struct Rect(int X, int Y, int Width, int Height)
{
    public int X = X;
    public int Y = Y;
    public int Width = Width;
    public int Height = Height;

    public Rect(Point location, Size size)
        : this(location.X, location.Y, size.Width, size.Height)
    {
    }

    /// <exception cref="ArgumentException">The right or bottom edge lies before its opposite.</exception>
    public static Rect FromLTRB(int left, int top, int right, int bottom)
    {
        if (right < left) throw new ArgumentException("right < left");
        if (bottom < top) throw new ArgumentException("bottom < top");
        return new Rect(left, top, right - left, bottom - top);
    }

    public readonly Rect Add(Point pt) => new(X + pt.X, Y + pt.Y, Width, Height);

    public readonly Rect Subtract(Point pt) => new(X - pt.X, Y - pt.Y, Width, Height);

    public readonly Rect Add(Size size) => new(X, Y, Width + size.Width, Height + size.Height);

    public readonly Rect Subtract(Size size) => new(X, Y, Width - size.Width, Height - size.Height);

    public static Rect operator +(Rect rect, Point pt) => rect.Add(pt);

    public static Rect operator -(Rect rect, Point pt) => rect.Subtract(pt);

    public static Rect operator +(Rect rect, Size size) => rect.Add(size);

    public static Rect operator -(Rect rect, Size size) => rect.Subtract(size);

    /// <summary>The intersection.</summary>
    public static Rect operator &(Rect a, Rect b) => Intersect(a, b);

    /// <summary>The smallest rectangle that holds both.</summary>
    public static Rect operator |(Rect a, Rect b) => Union(a, b);

    public int Top
    {
        readonly get => Y;
        set => Y = value;
    }

    /// <summary>Exclusive: Y + Height.</summary>
    public readonly int Bottom => Y + Height;

    public int Left
    {
        readonly get => X;
        set => X = value;
    }

    /// <summary>Exclusive: X + Width.</summary>
    public readonly int Right => X + Width;

    public Point Location
    {
        readonly get => new(X, Y);
        set => (X, Y) = (value.X, value.Y);
    }

    public Size Size
    {
        readonly get => new(Width, Height);
        set => (Width, Height) = (value.Width, value.Height);
    }

    public readonly Point TopLeft => new(X, Y);

    public readonly Point BottomRight => new(X + Width, Y + Height);

    public readonly bool Contains(int x, int y) => X <= x && Y <= y && X + Width > x && Y + Height > y;

    public readonly bool Contains(Point pt) => Contains(pt.X, pt.Y);

    public readonly bool Contains(Rect rect) => X <= rect.X && rect.Right <= Right && Y <= rect.Y && rect.Bottom <= Bottom;

    /// <summary>Moves each edge outwards.</summary>
    public void Inflate(int width, int height)
    {
        X -= width;
        Y -= height;
        Width += 2 * width;
        Height += 2 * height;
    }

    public void Inflate(Size size) => Inflate(size.Width, size.Height);

    public static Rect Inflate(Rect rect, int x, int y)
    {
        rect.Inflate(x, y);
        return rect;
    }

    /// <summary>The part in common; the empty rectangle at the origin where there is none.</summary>
    public static Rect Intersect(Rect a, Rect b)
    {
        int left = Math.Max(a.X, b.X), right = Math.Min(a.Right, b.Right);
        int top = Math.Max(a.Y, b.Y), bottom = Math.Min(a.Bottom, b.Bottom);
        return right >= left && bottom >= top ? new Rect(left, top, right - left, bottom - top) : default;
    }

    public readonly Rect Intersect(Rect rect) => Intersect(this, rect);

    public readonly bool IntersectsWith(Rect rect) => X < rect.Right && Right > rect.X && Y < rect.Bottom && Bottom > rect.Y;

    public static Rect Union(Rect a, Rect b)
    {
        int left = Math.Min(a.X, b.X), right = Math.Max(a.Right, b.Right);
        int top = Math.Min(a.Y, b.Y), bottom = Math.Max(a.Bottom, b.Bottom);
        return new Rect(left, top, right - left, bottom - top);
    }

    public readonly Rect Union(Rect rect) => Union(this, rect);
}
