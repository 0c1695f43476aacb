namespace OpenCvSharp;

/// <summary>The axis of a reflection.</summary>
public enum FlipMode
{
    X = 0,
    Y = 1,
    XY = -1,
}
