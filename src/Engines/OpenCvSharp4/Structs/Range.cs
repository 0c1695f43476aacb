using System.Runtime.InteropServices;

namespace OpenCvSharp;

/// <summary>The indices from <paramref name="Start"/> up to but without <paramref name="End"/>.</summary>
[Serializable]
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Range(int Start, int End)
{
    public readonly int Start = Start;
    public readonly int End = End;

    public static Range All => new(int.MinValue, int.MaxValue);
}
