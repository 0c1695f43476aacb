using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>An upright rectangle: its top left corner (inclusive) and its size.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public record struct Rect2d(double X, double Y, double Width, double Height)
{
    public double X = X;
    public double Y = Y;
    public double Width = Width;
    public double Height = Height;

    public Rect2d(Point2d location, Size2d size)
        : this(location.X, location.Y, size.Width, size.Height)
    {
    }

    /// <exception cref="ArgumentException">The right or bottom edge lies before its opposite.</exception>
    public static Rect2d FromLTRB(double left, double top, double right, double bottom)
    {
        if (right < left) throw new ArgumentException("right < left");
        if (bottom < top) throw new ArgumentException("bottom < top");
        return new Rect2d(left, top, right - left, bottom - top);
    }

    public readonly Rect2d Add(Point2d pt) => new(X + pt.X, Y + pt.Y, Width, Height);

    public readonly Rect2d Subtract(Point2d pt) => new(X - pt.X, Y - pt.Y, Width, Height);

    public readonly Rect2d Add(Size2d size) => new(X, Y, Width + size.Width, Height + size.Height);

    public readonly Rect2d Subtract(Size2d size) => new(X, Y, Width - size.Width, Height - size.Height);

    public static Rect2d operator +(Rect2d rect, Point2d pt) => rect.Add(pt);

    public static Rect2d operator -(Rect2d rect, Point2d pt) => rect.Subtract(pt);

    public static Rect2d operator +(Rect2d rect, Size2d size) => rect.Add(size);

    public static Rect2d operator -(Rect2d rect, Size2d size) => rect.Subtract(size);

    /// <summary>The intersection.</summary>
    public static Rect2d operator &(Rect2d a, Rect2d b) => Intersect(a, b);

    /// <summary>The smallest rectangle that holds both.</summary>
    public static Rect2d operator |(Rect2d a, Rect2d b) => Union(a, b);

    public double Top
    {
        readonly get => Y;
        set => Y = value;
    }

    /// <summary>Exclusive: Y + Height.</summary>
    public readonly double Bottom => Y + Height;

    public double Left
    {
        readonly get => X;
        set => X = value;
    }

    /// <summary>Exclusive: X + Width.</summary>
    public readonly double Right => X + Width;

    public Point2d Location
    {
        readonly get => new(X, Y);
        set => (X, Y) = (value.X, value.Y);
    }

    public Size2d Size
    {
        readonly get => new(Width, Height);
        set => (Width, Height) = (value.Width, value.Height);
    }

    public readonly Point2d TopLeft => new(X, Y);

    public readonly Point2d BottomRight => new(X + Width, Y + Height);

    /// <summary>Cuts the fractions off.</summary>
    public readonly Rect ToRect() => new((int)X, (int)Y, (int)Width, (int)Height);

    public readonly bool Contains(double x, double y) => X <= x && Y <= y && X + Width > x && Y + Height > y;

    public readonly bool Contains(Point2d pt) => Contains(pt.X, pt.Y);

    public readonly bool Contains(Rect2d rect) => X <= rect.X && rect.Right <= Right && Y <= rect.Y && rect.Bottom <= Bottom;

    /// <summary>Moves each edge outwards.</summary>
    public void Inflate(double width, double height)
    {
        X -= width;
        Y -= height;
        Width += 2 * width;
        Height += 2 * height;
    }

    public void Inflate(Size2d size) => Inflate(size.Width, size.Height);

    public static Rect Inflate(Rect rect, int x, int y)
    {
        rect.Inflate(x, y);
        return rect;
    }

    /// <summary>The part in common; the empty rectangle at the origin where there is none.</summary>
    public static Rect2d Intersect(Rect2d a, Rect2d b)
    {
        double left = Math.Max(a.X, b.X), right = Math.Min(a.Right, b.Right);
        double top = Math.Max(a.Y, b.Y), bottom = Math.Min(a.Bottom, b.Bottom);
        return right >= left && bottom >= top ? new Rect2d(left, top, right - left, bottom - top) : default;
    }

    public readonly Rect2d Intersect(Rect2d rect) => Intersect(this, rect);

    public readonly bool IntersectsWith(Rect2d rect) => X < rect.Right && Right > rect.X && Y < rect.Bottom && Bottom > rect.Y;

    public static Rect2d Union(Rect2d a, Rect2d b)
    {
        double left = Math.Min(a.X, b.X), right = Math.Max(a.Right, b.Right);
        double top = Math.Min(a.Y, b.Y), bottom = Math.Max(a.Bottom, b.Bottom);
        return new Rect2d(left, top, right - left, bottom - top);
    }

    public readonly Rect2d Union(Rect2d rect) => Union(this, rect);
}
