using System.Numerics;
using System.Runtime.InteropServices;

namespace AefVideo.Preview.Interface;

/// <summary>A corner of a shape, as <c>interface.vert</c> takes it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct UiVertex
{
    public Vector2 Place;
    public Vector2 Local;
    public Vector4 Shape;
    public Vector3 Letter;
    public uint Tint;

    /// <summary>Bytes.</summary>
    public const int Size = 48;

    /// <summary>Where <see cref="Local" /> lies.</summary>
    public const int LocalOffset = 8;

    /// <summary>Where <see cref="Shape" /> lies.</summary>
    public const int ShapeOffset = 16;

    /// <summary>Where <see cref="Letter" /> lies.</summary>
    public const int LetterOffset = 32;

    /// <summary>Where <see cref="Tint" /> lies.</summary>
    public const int TintOffset = 44;
}
