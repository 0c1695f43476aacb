using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static AefVideo.Protection.Kernel.FixedPoint;

namespace AefVideo.Protection.Kernel;

/// <summary>
/// For x86 with AVX2, sixteen samples at a time: four neighbours are one 64-bit load, and weighted by two multiply-add instructions, first down, then across.
/// The loads are plain ones: with gather instructions, the whole took 1.7 times as long on the AMD processor where both were measured.
/// </summary>
internal sealed unsafe class Avx2RowKernel : RowKernel
{
    private const byte OddWords = 0xAA;
    private const byte SwapMiddle = 0b11_01_10_00;
    private const int PixelBytes = 3;
    private const int MinusThenPlus = 0x0001_FFFF;

    /// <summary>Sixteen words of ones, then sixteen of zeros: loaded from 16 − n on, a mask of the first n samples.</summary>
    private static readonly short[] s_firstOnes = MakeMask();

    private readonly ScalarRowKernel _careful = new();

    /// <inheritdoc />
    public override long AddPlane(byte* samples, int count, long u, long v, in RowWalk walk)
    {
        if (!walk.Holds(count, u, v)) return _careful.AddPlane(samples, count, u, v, walk);
        var steps = new Steps(walk);
        var numbers = stackalloc int[Block];
        var squares = Vector256<int>.Zero;
        for (; count >= Block; count -= Block, samples += Block, u += walk.BlockU, v += walk.BlockV)
        {
            Sse.Prefetch0(samples + walk.Below);
            var places = new Places(steps, u, v, limit: false, numbers);
            Add(samples, places.Sample(walk.Pairs0), ref squares);
        }
        if (count > 0)
        {
            var places = new Places(steps, u, v, limit: true, numbers);
            AddTail(samples, count, places.Sample(walk.Pairs0), ref squares);
        }
        return Sum(squares);
    }

    /// <inheritdoc />
    public override long AddPair(byte* samples0, byte* samples1, int count, long u, long v, in RowWalk walk)
    {
        if (!walk.Holds(count, u, v)) return _careful.AddPair(samples0, samples1, count, u, v, walk);
        var steps = new Steps(walk);
        var numbers = stackalloc int[Block];
        var squares = Vector256<int>.Zero;
        for (; count >= Block; count -= Block, samples0 += Block, samples1 += Block, u += walk.BlockU, v += walk.BlockV)
        {
            Sse.Prefetch0(samples0 + walk.Below);
            Sse.Prefetch0(samples1 + walk.Below);
            var places = new Places(steps, u, v, limit: false, numbers);
            Add(samples0, places.Sample(walk.Pairs0), ref squares);
            Add(samples1, places.Sample(walk.Pairs1), ref squares);
        }
        if (count > 0)
        {
            var places = new Places(steps, u, v, limit: true, numbers);
            AddTail(samples0, count, places.Sample(walk.Pairs0), ref squares);
            AddTail(samples1, count, places.Sample(walk.Pairs1), ref squares);
        }
        return Sum(squares);
    }

    /// <inheritdoc />
    public override long AddInterleaved(byte* pixels, int count, long u, long v, in RowWalk walk)
    {
        if (!walk.Holds(count, u, v)) return _careful.AddInterleaved(pixels, count, u, v, walk);
        var steps = new Steps(walk);
        var numbers = stackalloc int[Block];
        var squares = Vector256<int>.Zero;
        for (; count >= Block; count -= Block, pixels += PixelBytes * Block, u += walk.BlockU, v += walk.BlockV)
        {
            Sse.Prefetch0(pixels + walk.Below);
            var places = new Places(steps, u, v, limit: false, numbers);
            AddPixels(pixels, places, walk, Vector256<short>.AllBitsSet, ref squares);
        }
        if (count > 0)
        {
            var places = new Places(steps, u, v, limit: true, numbers);
            var some = stackalloc byte[PixelBytes * Block];
            Unsafe.CopyBlockUnaligned(some, pixels, (uint)(PixelBytes * count));
            AddPixels(some, places, walk, First(count), ref squares);
            Unsafe.CopyBlockUnaligned(pixels, some, (uint)(PixelBytes * count));
        }
        return Sum(squares);
    }

    /// <summary>Shuffles the lower word of every 32 bits into both halves.</summary>
    private static Vector256<byte> LowWordTwice
    {
        // A call would have every register put aside, for sixteen samples at a time.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.Create((byte)0, 1, 0, 1, 4, 5, 4, 5, 8, 9, 8, 9, 12, 13, 12, 13, 0, 1, 0, 1, 4, 5, 4, 5, 8, 9, 8, 9, 12, 13, 12, 13);
    }

    private static short[] MakeMask()
    {
        var mask = new short[2 * Block];
        mask.AsSpan(0, Block).Fill(-1);
        return mask;
    }

    private static Vector256<short> First(int count) => Vector256.Create<short>(s_firstOnes.AsSpan(Block - count, Block));

    private static long Sum(Vector256<int> squares)
    {
        var (low, high) = Vector256.Widen(squares);
        return Vector256.Sum(low + high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(byte* samples, Vector256<short> delta, ref Vector256<int> squares)
    {
        var before = Avx2.ConvertToVector256Int16(samples);
        var after = Avx2.Min(Avx2.Max(before + delta, Vector256<short>.Zero), Vector256.Create<short>(255));
        var change = after - before;
        squares += Avx2.MultiplyAddAdjacent(change, change);
        Avx2.Permute4x64(Avx2.PackUnsignedSaturate(after, after).AsInt64(), SwapMiddle).AsByte().GetLower().Store(samples);
    }

    private static void AddTail(byte* samples, int count, Vector256<short> delta, ref Vector256<int> squares)
    {
        var some = stackalloc byte[Block];
        Unsafe.CopyBlockUnaligned(some, samples, (uint)count);
        Add(some, delta & First(count), ref squares);
        Unsafe.CopyBlockUnaligned(samples, some, (uint)count);
    }

    /// <summary>Brings three planes of δ into the order of the pixels' samples, then adds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddPixels(byte* pixels, in Places places, in RowWalk walk, Vector256<short> mask, ref Vector256<int> squares)
    {
        var one = Narrow(places.Sample(walk.Pairs0) & mask);
        var two = Narrow(places.Sample(walk.Pairs1) & mask);
        var three = Narrow(places.Sample(walk.Pairs2) & mask);
        const byte no = 0x80;
        var part0 = Ssse3.Shuffle(one, Vector128.Create(0, no, no, 1, no, no, 2, no, no, 3, no, no, 4, no, no, 5).AsSByte())
            | Ssse3.Shuffle(two, Vector128.Create(no, 0, no, no, 1, no, no, 2, no, no, 3, no, no, 4, no, no).AsSByte())
            | Ssse3.Shuffle(three, Vector128.Create(no, no, 0, no, no, 1, no, no, 2, no, no, 3, no, no, 4, no).AsSByte());
        var part1 = Ssse3.Shuffle(one, Vector128.Create(no, no, 6, no, no, 7, no, no, 8, no, no, 9, no, no, 10, no).AsSByte())
            | Ssse3.Shuffle(two, Vector128.Create(5, no, no, 6, no, no, 7, no, no, 8, no, no, 9, no, no, 10).AsSByte())
            | Ssse3.Shuffle(three, Vector128.Create(no, 5, no, no, 6, no, no, 7, no, no, 8, no, no, 9, no, no).AsSByte());
        var part2 = Ssse3.Shuffle(one, Vector128.Create(no, 11, no, no, 12, no, no, 13, no, no, 14, no, no, 15, no, no).AsSByte())
            | Ssse3.Shuffle(two, Vector128.Create(no, no, 11, no, no, 12, no, no, 13, no, no, 14, no, no, 15, no).AsSByte())
            | Ssse3.Shuffle(three, Vector128.Create(10, no, no, 11, no, no, 12, no, no, 13, no, no, 14, no, no, 15).AsSByte());
        Add(pixels, Avx2.ConvertToVector256Int16(part0), ref squares);
        Add(pixels + Block, Avx2.ConvertToVector256Int16(part1), ref squares);
        Add(pixels + 2 * Block, Avx2.ConvertToVector256Int16(part2), ref squares);
    }

    /// <summary>Sixteen words, none beyond ±64, as bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<sbyte> Narrow(Vector256<short> words) =>
        Avx2.Permute4x64(Avx2.PackSignedSaturate(words, words).AsInt64(), SwapMiddle).AsSByte().GetLower();

    /// <summary>The steps of a walk, in registers.</summary>
    private readonly struct Steps
    {
        public readonly Vector256<int> U0, U1, V0, V1, Last, Stride;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Steps(in RowWalk walk)
        {
            fixed (int* u = walk.LaneU, v = walk.LaneV)
            {
                (U0, U1) = (Vector256.Load(u), Vector256.Load(u + 8));
                (V0, V1) = (Vector256.Load(v), Vector256.Load(v + 8));
            }
            Last = Vector256.Create(walk.Last);
            Stride = Vector256.Create((walk.Stride << 16) | 1);
        }
    }

    /// <summary>Where sixteen samples lie in a level; those behind the end of a run are limited to where there are texels.</summary>
    private readonly struct Places
    {
        private readonly EightPlaces _first, _second;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Places(in Steps steps, long u, long v, bool limit, int* numbers)
        {
            var startU = Vector256.Create((int)(u >> RowToLane));
            var startV = Vector256.Create((int)(v >> RowToLane));
            _first = new(startU + steps.U0, startV + steps.V0, steps, limit, numbers);
            _second = new(startU + steps.U1, startV + steps.V1, steps, limit, numbers + Block / 2);
        }

        /// <summary>δ of each, in whole grey levels.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<short> Sample(short* pairs) =>
            Avx2.Permute4x64(Avx2.PackSignedSaturate(_first.Sample(pairs), _second.Sample(pairs)).AsInt64(), SwapMiddle).AsInt16();
    }

    /// <summary>Where eight samples lie: the number of each one's pair, in memory that the caller lends, and the two weights of either direction as neighbouring words.</summary>
    private readonly struct EightPlaces
    {
        private readonly int* _numbers;
        private readonly Vector256<int> _across, _down;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public EightPlaces(Vector256<int> u, Vector256<int> v, in Steps steps, bool limit, int* numbers)
        {
            if (limit)
            {
                u = Avx2.Min(Avx2.Max(u, Vector256<int>.Zero), steps.Last);
                v = Avx2.Min(Avx2.Max(v, Vector256<int>.Zero), steps.Last);
            }

            // Column in the lower word, row in the upper: times (1, stride) and added, the number of the pair.
            var place = Avx2.Blend((u >>> LaneBits).AsInt16(), v.AsInt16(), OddWords);
            Avx2.MultiplyAddAdjacent(place, steps.Stride.AsInt16()).Store(numbers);
            _numbers = numbers;
            _across = Weights(u);
            _down = Weights(v);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector256<int> Sample(short* pairs)
        {
            // The order in which unpacking and packing lanes comes out right.
            var all = (int*)pairs;
            var four0145 = Vector256.Create(Two(all, 0), Two(all, 1), Two(all, 4), Two(all, 5)).AsInt16();
            var four2367 = Vector256.Create(Two(all, 2), Two(all, 3), Two(all, 6), Two(all, 7)).AsInt16();
            var down0145 = Avx2.MultiplyAddAdjacent(four0145, Avx2.UnpackLow(_down, _down).AsInt16());
            var down2367 = Avx2.MultiplyAddAdjacent(four2367, Avx2.UnpackHigh(_down, _down).AsInt16());
            var down = Avx2.PackSignedSaturate(down0145 >> WeightBits, down2367 >> WeightBits);
            var across = Avx2.MultiplyAddAdjacent(down, _across.AsInt16());
            return (across + Vector256.Create(ValueRounding)) >> ValueShift;
        }

        /// <summary>The pairs on either side of a sample.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private long Two(int* all, int sample) => *(long*)(all + _numbers[sample]);

        /// <summary>1 − f in the lower word, f in the upper.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<int> Weights(Vector256<int> coordinate)
        {
            var f = Avx2.Shuffle((coordinate.AsUInt16() >>> LaneToWeight).AsByte(), LowWordTwice);
            return (Avx2.Sign(f.AsInt16(), Vector256.Create(MinusThenPlus).AsInt16()) + Vector256.Create(WeightOne).AsInt16()).AsInt32();
        }
    }
}
