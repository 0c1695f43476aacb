using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>The values from <paramref name="Start"/> up to but without <paramref name="End"/>.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Rangef(float Start, float End)
{
    public readonly float Start = Start;
    public readonly float End = End;

    public static Range All => new(int.MinValue, int.MaxValue);

    /// <summary>Cuts the fractions off.</summary>
    public Range ToRange() => new((int)Start, (int)End);

    public static implicit operator Range(Rangef range) => range.ToRange();
}
