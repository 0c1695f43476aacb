using System.Runtime.CompilerServices;
using static AefVideo.Protection.Kernel.FixedPoint;

namespace AefVideo.Protection.Kernel;

/// <summary>For every processor, one sample after the other; what the others must agree with.</summary>
internal sealed unsafe class ScalarRowKernel : RowKernel
{
    /// <inheritdoc />
    public override long AddPlane(byte* samples, int count, long u, long v, in RowWalk walk)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++)
        {
            var at = Find(i, u, v, walk, out var fx, out var fy);
            sum += Add(ref samples[i], walk.Pairs0 + at, fx, fy);
        }
        return sum;
    }

    /// <inheritdoc />
    public override long AddPair(byte* samples0, byte* samples1, int count, long u, long v, in RowWalk walk)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++)
        {
            var at = Find(i, u, v, walk, out var fx, out var fy);
            sum += Add(ref samples0[i], walk.Pairs0 + at, fx, fy) + Add(ref samples1[i], walk.Pairs1 + at, fx, fy);
        }
        return sum;
    }

    /// <inheritdoc />
    public override long AddInterleaved(byte* pixels, int count, long u, long v, in RowWalk walk)
    {
        var sum = 0L;
        for (var i = 0; i < count; i++, pixels += 3)
        {
            var at = Find(i, u, v, walk, out var fx, out var fy);
            sum += Add(ref pixels[0], walk.Pairs0 + at, fx, fy) + Add(ref pixels[1], walk.Pairs1 + at, fx, fy) + Add(ref pixels[2], walk.Pairs2 + at, fx, fy);
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Find(int i, long u, long v, in RowWalk walk, out int fx, out int fy)
    {
        int block = i / Block, lane = i % Block;
        var x = Math.Clamp((int)((u + block * walk.BlockU) >> RowToLane) + walk.LaneU[lane], 0, walk.Last);
        var y = Math.Clamp((int)((v + block * walk.BlockV) >> RowToLane) + walk.LaneV[lane], 0, walk.Last);
        fx = (x >> LaneToWeight) & (WeightOne - 1);
        fy = (y >> LaneToWeight) & (WeightOne - 1);
        return 2 * ((nint)(y >> LaneBits) * walk.Stride + (x >> LaneBits));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Add(ref byte sample, short* pairs, int fx, int fy)
    {
        var left = (pairs[0] * (WeightOne - fy) + pairs[1] * fy) >> WeightBits;
        var right = (pairs[2] * (WeightOne - fy) + pairs[3] * fy) >> WeightBits;
        var delta = (left * (WeightOne - fx) + right * fx + ValueRounding) >> ValueShift;
        var changed = Math.Clamp(sample + delta, 0, 255);
        var difference = changed - sample;
        sample = (byte)changed;
        return difference * difference;
    }
}
