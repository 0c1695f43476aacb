namespace OpenCvSharp.Internal;

/// <summary>What a <see cref="NativeArray"/> stands for.</summary>
internal enum NativeArrayKind
{
    None = 0,
    Mat = 1,
    Scalar = 2,
    Double = 3,
    Vector = 4,
    Mats = 5,
    MatVector = 6,
}
