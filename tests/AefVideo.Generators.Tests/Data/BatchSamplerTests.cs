using AefVideo.Core.Errors;
using AefVideo.Generators.Data;

namespace AefVideo.Generators.Tests.Data;

public sealed class BatchSamplerTests
{
    [Fact]
    public void The_generator_gives_the_sequence_of_its_publication()
    {
        // The first numbers for the seed 1234567, as the authors' reference implementation prints them.
        var random = new SplitMix64(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL], [random.Next(), random.Next(), random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void A_bounded_number_is_equally_likely()
    {
        var random = new SplitMix64(5);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++) counts[random.Next(7)]++;
        // Standard deviation 93.
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void An_epoch_shows_every_picture_once()
    {
        var sampler = new BatchSampler(12, 3, 1);
        for (var epoch = 0; epoch < 3; epoch++)
            Assert.Equal(Enumerable.Range(0, 12), Enumerable.Range(epoch * 4, 4).SelectMany(iteration => Batch(sampler, iteration).Indices).Order());
    }

    [Fact]
    public void What_fills_no_batch_is_dropped_and_others_each_time()
    {
        var sampler = new BatchSampler(11, 4, 1);
        Assert.Equal(2, sampler.BatchesPerEpoch);
        var missing = Enumerable.Range(0, 20).Select(epoch => Enumerable.Range(0, 11).Except(Batch(sampler, 2 * epoch).Indices).Except(Batch(sampler, 2 * epoch + 1).Indices).ToArray()).ToArray();
        Assert.All(missing, left => Assert.Equal(3, left.Length));
        Assert.Equal(11, missing.SelectMany(left => left).Distinct().Count());
    }

    [Fact]
    public void A_batch_depends_on_seed_and_iteration_only()
    {
        var forth = new BatchSampler(50, 8, 42);
        var expected = Enumerable.Range(0, 40).Select(iteration => Batch(forth, iteration)).ToArray();
        var back = new BatchSampler(50, 8, 42);
        for (var iteration = 39; iteration >= 0; iteration--)
        {
            var batch = Batch(back, iteration);
            Assert.Equal(expected[iteration].Indices, batch.Indices);
            Assert.Equal(expected[iteration].Mirrored, batch.Mirrored);
        }
        var other = new BatchSampler(50, 8, 43);
        Assert.NotEqual(expected[0].Indices, Batch(other, 0).Indices);
        Assert.NotEqual(expected.SelectMany(batch => batch.Mirrored), Enumerable.Range(0, 40).SelectMany(iteration => Batch(other, iteration).Mirrored));
    }

    [Fact]
    public void A_later_version_continues_with_the_same_batches()
    {
        // Written down when the sampler was made: a checkpoint's next batch must never change.
        var batch = Batch(new BatchSampler(4560, 8, 1), 1_000_000);
        Assert.Equal(PinnedIndices, batch.Indices);
        Assert.Equal(PinnedMirrored, batch.Mirrored);
    }

    [Fact]
    public void Epochs_differ()
    {
        var sampler = new BatchSampler(100, 100, 9);
        Assert.Equal(10, Enumerable.Range(0, 10).Select(epoch => string.Join(' ', Batch(sampler, epoch).Indices)).Distinct().Count());
    }

    [Fact]
    public void Half_of_the_pictures_are_mirrored()
    {
        var sampler = new BatchSampler(100, 10, 3);
        // Of 10,000, with a standard deviation of 50.
        Assert.InRange(Enumerable.Range(0, 1000).Sum(iteration => Batch(sampler, iteration).Mirrored.Count(mark => mark)), 4_700, 5_300);
        var indices = new int[10];
        sampler.Fill(3, indices, []);
        Assert.Equal(Batch(sampler, 3).Indices, indices);
    }

    [Fact]
    public void A_call_allocates_nothing()
    {
        var sampler = new BatchSampler(100, 10, 3);
        var indices = new int[10];
        var mirrored = new bool[10];
        sampler.Fill(0, indices, mirrored);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var iteration = 0; iteration < 100; iteration++) sampler.Fill(iteration, indices, mirrored);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Every_second_picture_of_a_balanced_batch_is_drawn_from_the_groups()
    {
        var sampler = new BatchSampler(100, 10, 3);
        int[][] groups = [[7], [90, 91, 92]];
        var counts = new int[100];
        for (var iteration = 0; iteration < 1000; iteration++)
        {
            var plain = Batch(sampler, iteration).Indices;
            int[] balanced = [.. plain];
            sampler.Balance(iteration, groups, balanced);
            for (var i = 0; i < 10; i += 2) Assert.Equal(plain[i], balanced[i]);
            for (var i = 1; i < 10; i += 2) counts[balanced[i]]++;
        }
        // Of 5,000: standard deviations 35 and 26.
        Assert.InRange(counts[7], 2_300, 2_700);
        Assert.All(counts[90..93], count => Assert.InRange(count, 690, 980));
        Assert.Equal(5000, counts[7] + counts[90..93].Sum());
    }

    [Fact]
    public void A_balanced_batch_depends_on_seed_and_iteration_only()
    {
        int[][] groups = [[.. Enumerable.Range(0, 50)]];
        var first = Enumerable.Range(0, 10).Select(iteration => Balanced(new BatchSampler(50, 8, 42), iteration)).ToArray();
        var sampler = new BatchSampler(50, 8, 42);
        for (var iteration = 9; iteration >= 0; iteration--) Assert.Equal(first[iteration], Balanced(sampler, iteration));
        Assert.NotEqual(first[0], Balanced(new BatchSampler(50, 8, 43), 0));
        int[] untouched = [1, 2, 3];
        sampler.Balance(0, [], untouched);
        Assert.Equal([1, 2, 3], untouched);

        int[] Balanced(BatchSampler from, long iteration)
        {
            var indices = Batch(from, iteration).Indices;
            from.Balance(iteration, groups, indices);
            return indices;
        }
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        Assert.Throws<UsageException>(() => new BatchSampler(3, 4, 1));
        Assert.Throws<UsageException>(() => new BatchSampler(3, 0, 1));
        var sampler = new BatchSampler(4, 2, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => sampler.Fill(-1, new int[2], new bool[2]));
        Assert.Throws<ArgumentException>(() => sampler.Fill(0, new int[3], new bool[2]));
        Assert.Throws<ArgumentException>(() => sampler.Fill(0, new int[2], new bool[1]));
    }

    private static readonly int[] PinnedIndices = [2026, 523, 4119, 624, 3299, 675, 914, 3142];

    private static readonly bool[] PinnedMirrored = [true, true, true, false, true, false, true, true];

    private static (int[] Indices, bool[] Mirrored) Batch(BatchSampler sampler, long iteration)
    {
        var indices = new int[sampler.BatchSize];
        var mirrored = new bool[sampler.BatchSize];
        sampler.Fill(iteration, indices, mirrored);
        return (indices, mirrored);
    }
}
