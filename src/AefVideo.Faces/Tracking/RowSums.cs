using System.Numerics;

namespace AefVideo.Faces.Tracking;

/// <summary>Adds up rows of samples column by column: what a mean of a rectangle costs most.</summary>
internal static class RowSums
{
    /// <summary>Adds a row to the sums of its columns; 257 rows fit.</summary>
    public static void Add(ReadOnlySpan<byte> row, Span<ushort> sums)
    {
        var i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[i..]), out var low, out var high);
            var first = sums[i..];
            var second = sums[(i + Vector<ushort>.Count)..];
            (new Vector<ushort>(first) + low).CopyTo(first);
            (new Vector<ushort>(second) + high).CopyTo(second);
        }
        for (; i < row.Length; i++) sums[i] += row[i];
    }
}
