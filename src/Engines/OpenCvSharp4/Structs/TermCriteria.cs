using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>When an iteration ends: after <paramref name="MaxCount"/> steps, or when a step changes less than <paramref name="Epsilon"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct TermCriteria(CriteriaTypes Type, int MaxCount, double Epsilon)
{
    public readonly CriteriaTypes Type = Type;
    public readonly int MaxCount = MaxCount;
    public readonly double Epsilon = Epsilon;

    /// <summary>Whichever comes first.</summary>
    public static TermCriteria Both(int maxCount, double epsilon) => new(CriteriaTypes.Count | CriteriaTypes.Eps, maxCount, epsilon);
}
