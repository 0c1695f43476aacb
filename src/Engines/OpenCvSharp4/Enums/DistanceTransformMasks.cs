namespace OpenCvSharp;

/// <summary>Mask sizes of the distance transform.</summary>
[Flags]
public enum DistanceTransformMasks
{
    Mask3 = 3,
    Mask5 = 5,
    Precise = 0,
}
