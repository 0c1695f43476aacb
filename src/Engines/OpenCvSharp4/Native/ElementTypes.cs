namespace OpenCvSharp.Internal;

/// <summary>Which matrix type holds which C# type.</summary>
internal static class ElementTypes
{
    /// <summary>The matrix type of an element, or null where there is none.</summary>
    public static MatType? Of(Type type)
    {
        if (type == typeof(byte)) return MatType.CV_8UC1;
        if (type == typeof(sbyte)) return MatType.CV_8SC1;
        if (type == typeof(ushort)) return MatType.CV_16UC1;
        if (type == typeof(short) || type == typeof(char)) return MatType.CV_16SC1;
        if (type == typeof(int) || type == typeof(uint)) return MatType.CV_32SC1;
        if (type == typeof(float)) return MatType.CV_32FC1;
        if (type == typeof(double)) return MatType.CV_64FC1;
        if (type == typeof(Vec2b)) return MatType.CV_8UC2;
        if (type == typeof(Vec3b)) return MatType.CV_8UC3;
        if (type == typeof(Vec4b)) return MatType.CV_8UC4;
        if (type == typeof(Point) || type == typeof(Size) || type == typeof(Vec2i) || type == typeof(Range)) return MatType.CV_32SC2;
        if (type == typeof(Point3i) || type == typeof(Vec3i)) return MatType.CV_32SC3;
        if (type == typeof(Rect) || type == typeof(Vec4i)) return MatType.CV_32SC4;
        if (type == typeof(Point2f) || type == typeof(Size2f) || type == typeof(Vec2f) || type == typeof(Rangef)) return MatType.CV_32FC2;
        if (type == typeof(Point3f) || type == typeof(Vec3f)) return MatType.CV_32FC3;
        if (type == typeof(Rect2f) || type == typeof(Vec4f)) return MatType.CV_32FC4;
        if (type == typeof(Point2d) || type == typeof(Size2d) || type == typeof(Vec2d)) return MatType.CV_64FC2;
        if (type == typeof(Point3d) || type == typeof(Vec3d)) return MatType.CV_64FC3;
        if (type == typeof(Rect2d) || type == typeof(Vec4d)) return MatType.CV_64FC4;
        return null;
    }

    /// <summary>Whether an array of the type can be copied into or out of a matrix of type <paramref name="mat"/>; signed and unsigned of one size pass for each other.</summary>
    public static bool Fits(Type type, MatType mat)
    {
        if (Of(type) is not { } own) return false;
        return own == mat || (own.Channels == 1 && mat.Channels == 1 && own.Depth <= MatType.CV_16S && own.Depth / 2 == mat.Depth / 2);
    }
}
