using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>Width and height, double precision.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public record struct Size2d(double Width, double Height)
{
    public double Width = Width;
    public double Height = Height;

    public static implicit operator Size2d(Size size) => new(size.Width, size.Height);

    public static implicit operator Size2d(Size2f size) => new(size.Width, size.Height);

    /// <summary>Cuts the fractions off.</summary>
    public readonly Size ToSize() => new(Width, Height);

    public readonly Size2f ToSize2f() => new(Width, Height);
}
