using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>An upright rectangle: its top left corner (inclusive) and its size.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public record struct Rect2f(float X, float Y, float Width, float Height)
{
    public float X = X;
    public float Y = Y;
    public float Width = Width;
    public float Height = Height;

    public Rect2f(Point2f location, Size2f size)
        : this(location.X, location.Y, size.Width, size.Height)
    {
    }

    /// <exception cref="ArgumentException">The right or bottom edge lies before its opposite.</exception>
    public static Rect2f FromLTRB(float left, float top, float right, float bottom)
    {
        if (right < left) throw new ArgumentException("right < left");
        if (bottom < top) throw new ArgumentException("bottom < top");
        return new Rect2f(left, top, right - left, bottom - top);
    }

    public readonly Rect2f Add(Point2f pt) => new(X + pt.X, Y + pt.Y, Width, Height);

    public readonly Rect2f Subtract(Point2f pt) => new(X - pt.X, Y - pt.Y, Width, Height);

    public readonly Rect2f Add(Size2f size) => new(X, Y, Width + size.Width, Height + size.Height);

    public readonly Rect2f Subtract(Size2f size) => new(X, Y, Width - size.Width, Height - size.Height);

    public static Rect2f operator +(Rect2f rect, Point2f pt) => rect.Add(pt);

    public static Rect2f operator -(Rect2f rect, Point2f pt) => rect.Subtract(pt);

    public static Rect2f operator +(Rect2f rect, Size2f size) => rect.Add(size);

    public static Rect2f operator -(Rect2f rect, Size2f size) => rect.Subtract(size);

    /// <summary>The intersection.</summary>
    public static Rect2f operator &(Rect2f a, Rect2f b) => Intersect(a, b);

    /// <summary>The smallest rectangle that holds both.</summary>
    public static Rect2f operator |(Rect2f a, Rect2f b) => Union(a, b);

    public float Top
    {
        readonly get => Y;
        set => Y = value;
    }

    /// <summary>Exclusive: Y + Height.</summary>
    public readonly float Bottom => Y + Height;

    public float Left
    {
        readonly get => X;
        set => X = value;
    }

    /// <summary>Exclusive: X + Width.</summary>
    public readonly float Right => X + Width;

    public Point2f Location
    {
        readonly get => new(X, Y);
        set => (X, Y) = (value.X, value.Y);
    }

    public Size2f Size
    {
        readonly get => new(Width, Height);
        set => (Width, Height) = (value.Width, value.Height);
    }

    public readonly Point2f TopLeft => new(X, Y);

    public readonly Point2f BottomRight => new(X + Width, Y + Height);

    public readonly bool Contains(float x, float y) => X <= x && Y <= y && X + Width > x && Y + Height > y;

    public readonly bool Contains(Point2f pt) => Contains(pt.X, pt.Y);

    public readonly bool Contains(Rect2f rect) => X <= rect.X && rect.Right <= Right && Y <= rect.Y && rect.Bottom <= Bottom;

    /// <summary>Moves each edge outwards.</summary>
    public void Inflate(float width, float height)
    {
        X -= width;
        Y -= height;
        Width += 2 * width;
        Height += 2 * height;
    }

    public void Inflate(Size2f size) => Inflate(size.Width, size.Height);

    public static Rect Inflate(Rect rect, int x, int y)
    {
        rect.Inflate(x, y);
        return rect;
    }

    /// <summary>The part in common; the empty rectangle at the origin where there is none.</summary>
    public static Rect2f Intersect(Rect2f a, Rect2f b)
    {
        float left = Math.Max(a.X, b.X), right = Math.Min(a.Right, b.Right);
        float top = Math.Max(a.Y, b.Y), bottom = Math.Min(a.Bottom, b.Bottom);
        return right >= left && bottom >= top ? new Rect2f(left, top, right - left, bottom - top) : default;
    }

    public readonly Rect2f Intersect(Rect2f rect) => Intersect(this, rect);

    public readonly bool IntersectsWith(Rect2f rect) => X < rect.Right && Right > rect.X && Y < rect.Bottom && Bottom > rect.Y;

    public static Rect2f Union(Rect2f a, Rect2f b)
    {
        float left = Math.Min(a.X, b.X), right = Math.Max(a.Right, b.Right);
        float top = Math.Min(a.Y, b.Y), bottom = Math.Max(a.Bottom, b.Bottom);
        return new Rect2f(left, top, right - left, bottom - top);
    }

    public readonly Rect2f Union(Rect2f rect) => Union(this, rect);
}
