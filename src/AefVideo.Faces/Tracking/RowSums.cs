using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AefVideo.Faces.Tracking;

/// <summary>Adds up rows of samples column by column: what a mean of a rectangle costs most.</summary>
internal static class RowSums
{
    /// <summary>Adds rows to the sums of their columns; 257 fit.</summary>
    /// <param name="rows">From the first row on.</param>
    /// <param name="stride">Samples from a row to the next.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="sums">As many as there are columns.</param>
    public static void Add(ReadOnlySpan<byte> rows, int stride, int count, Span<ushort> sums)
    {
        var row = 0;
        for (; row <= count - 4; row += 4) AddFour(rows[(row * stride)..], stride, sums);
        for (; row < count; row++) AddOne(rows.Slice(row * stride, sums.Length), sums);
    }

    private static void AddOne(ReadOnlySpan<byte> row, Span<ushort> sums)
    {
        var i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(row[i..]), out var low, out var high);
            Add(low, high, sums[i..]);
        }
        for (; i < row.Length; i++) sums[i] += row[i];
    }

    /// <summary>
    /// Adds four rows, and asks for the four that follow at the same distance, which often come next. A frame that was just decoded lies in slow memory, which answers many
    /// questions at a time: in a batch this takes half the time of one row after the other.
    /// </summary>
    private static unsafe void AddFour(ReadOnlySpan<byte> rows, int stride, Span<ushort> sums)
    {
        ReadOnlySpan<byte> row0 = rows[..sums.Length], row1 = rows.Slice(stride, sums.Length), row2 = rows.Slice(2 * stride, sums.Length), row3 = rows.Slice(3 * stride, sums.Length);
        fixed (byte* first = rows)
        {
            var i = 0;
            for (; i <= sums.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            {
                Prefetch(first + 4 * stride + i, stride);
                Vector.Widen(new Vector<byte>(row0[i..]), out var low0, out var high0);
                Vector.Widen(new Vector<byte>(row1[i..]), out var low1, out var high1);
                Vector.Widen(new Vector<byte>(row2[i..]), out var low2, out var high2);
                Vector.Widen(new Vector<byte>(row3[i..]), out var low3, out var high3);
                Add((low0 + low1) + (low2 + low3), (high0 + high1) + (high2 + high3), sums[i..]);
            }
            for (; i < sums.Length; i++) sums[i] += (ushort)(row0[i] + row1[i] + row2[i] + row3[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector<ushort> low, Vector<ushort> high, Span<ushort> sums)
    {
        var second = sums[Vector<ushort>.Count..];
        (new Vector<ushort>(sums) + low).CopyTo(sums);
        (new Vector<ushort>(second) + high).CopyTo(second);
    }

    /// <summary>Asks for a place in each of four rows, which need not exist.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Prefetch(byte* place, int stride)
    {
        if (!Sse.IsSupported) return;
        Sse.Prefetch0(place);
        Sse.Prefetch0(place + stride);
        Sse.Prefetch0(place + 2 * stride);
        Sse.Prefetch0(place + 3 * stride);
    }
}
