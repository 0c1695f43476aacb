namespace OpenCvSharp;

/// <summary>What ends an iteration.</summary>
[Flags]
public enum CriteriaTypes
{
    Count = 1,
    MaxIter = Count,
    Eps = 2,
}
