using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>Width and height, single precision.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public record struct Size2f(float Width, float Height)
{
    public float Width = Width;
    public float Height = Height;

    public Size2f(double width, double height)
        : this((float)width, (float)height)
    {
    }

    public static implicit operator Size2f(Size size) => new((float)size.Width, size.Height);

    public static explicit operator Size2f(Size2d size) => new(size.Width, size.Height);

    /// <summary>Cuts the fractions off.</summary>
    public readonly Size ToSize() => new((double)Width, Height);

    public readonly Size2d ToSize2d() => new(Width, Height);
}
