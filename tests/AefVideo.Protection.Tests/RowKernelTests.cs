using AefVideo.Core.Imaging;
using AefVideo.Protection.Kernel;

namespace AefVideo.Protection.Tests;

public sealed unsafe class RowKernelTests
{
    private const int Guard = 64;

    /// <summary>Coordinates that no placement gives must not lead outside the level, nor counts outside the run.</summary>
    [Fact]
    public void Coordinates_from_anywhere_give_the_same_bytes_on_all_kernels_and_touch_the_run_only()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var level = new PyramidLevel(16, [.. Enumerable.Range(0, 256).Select(_ => 127.5f * (random.NextSingle() - 0.5f))]);
            var step = random.Next(3) == 0 ? 5 : 0.1;
            var face = new FacePlacement(Pictures.Face(50, 50, 16 / step, random.NextDouble() * 7), new PlaneGrid(100, 100, 1, 1, 0.5, 0.5));
            var walk = default(RowWalk);
            walk.Place(face, level);
            walk.Pairs0 = walk.Pairs1 = walk.Pairs2 = level.Pairs;
            var count = random.Next(1, 100);
            long u = Anywhere(random), v = Anywhere(random);
            var before = new byte[2 * Guard + 3 * count];
            random.NextBytes(before);
            foreach (var way in Enumerable.Range(0, 3))
            {
                var (scalar, scalarSquares) = Run(new ScalarRowKernel(), way, before, count, u, v, walk);
                var (fastest, fastestSquares) = Run(RowKernel.Fastest, way, before, count, u, v, walk);
                Assert.Equal(scalar, fastest);
                Assert.Equal(scalarSquares, fastestSquares);
                Assert.Equal(before[..Guard], fastest[..Guard]);
                var end = Guard + count * (way == 0 ? 1 : way == 1 ? 2 : 3);
                Assert.Equal(before[end..], fastest[end..]);
            }
            GC.KeepAlive(level);
        }
    }

    [Fact]
    public void The_pyramid_gives_levels_of_at_most_two_texels_to_a_sample()
    {
        var pyramid = new DeltaPyramid(100, new float[100 * 100]);
        Assert.Equal(100, pyramid.LevelFor(0.01).Size);
        Assert.Equal(100, pyramid.LevelFor(1.99).Size);
        Assert.Equal(50, pyramid.LevelFor(2).Size);
        Assert.Equal(25, pyramid.LevelFor(4).Size);
        Assert.Equal(12, pyramid.LevelFor(8.1).Size);
        Assert.Equal(1, pyramid.LevelFor(1e9).Size);
    }

    [Theory]
    [InlineData(ColorMatrix.Bt601)]
    [InlineData(ColorMatrix.Bt709)]
    [InlineData(ColorMatrix.Bt2020)]
    public void No_plane_gets_more_than_epsilon_of_its_range(ColorMatrix matrix)
    {
        foreach (var fullRange in new[] { false, true })
        {
            for (var plane = 0; plane < 3; plane++)
            {
                var (r, g, b) = DeltaColour.YCbCr(matrix, fullRange, plane);
                var range = fullRange ? 255 : plane == 0 ? 219 : 224;
                Assert.Equal(range / 2f, Math.Abs(r) + Math.Abs(g) + Math.Abs(b), 0.001f);

                // Grey has no colour.
                if (plane > 0) Assert.Equal(0, r + g + b, 0.001f);
            }
        }
    }

    private static (byte[] Bytes, long Squares) Run(RowKernel kernel, int way, byte[] before, int count, long u, long v, in RowWalk walk)
    {
        var bytes = (byte[])before.Clone();
        fixed (byte* first = bytes)
        {
            var squares = way switch
            {
                0 => kernel.AddPlane(first + Guard, count, u, v, walk),
                1 => kernel.AddPair(first + Guard, first + Guard + count, count, u, v, walk),
                _ => kernel.AddInterleaved(first + Guard, count, u, v, walk),
            };
            return (bytes, squares);
        }
    }

    private static long Anywhere(Random random) => random.Next(4) switch
    {
        0 => random.NextInt64(-1L << 45, 1L << 45),
        1 => random.NextInt64(-4L << 32, 24L << 32),
        _ => FixedPoint.RowCoordinate(17 * random.NextDouble()),
    };
}
