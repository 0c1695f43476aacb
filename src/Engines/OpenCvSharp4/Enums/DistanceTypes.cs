namespace OpenCvSharp;

/// <summary>Distance metrics.</summary>
public enum DistanceTypes
{
    User = -1,
    L1 = 1,
    L2 = 2,
    C = 3,
    L12 = 4,
    Fair = 5,
    Welsch = 6,
    Huber = 7,
}
