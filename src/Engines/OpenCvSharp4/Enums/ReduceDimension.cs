namespace OpenCvSharp;

/// <summary>The dimension along which a matrix is reduced.</summary>
public enum ReduceDimension
{
    Row = 0,
    Column = 1,
    Auto = -1,
}
