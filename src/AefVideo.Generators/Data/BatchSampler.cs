using AefVideo.Core.Errors;

namespace AefVideo.Generators.Data;

/// <summary>
/// Which pictures each training iteration sees. The batch of an iteration depends on the seed and the iteration's number only, so a run that is
/// continued at any iteration sees what it would have seen. Every epoch goes through all pictures in a new order; the pictures that are left over
/// at its end and fill no batch are dropped, others each time. Not for use by several threads at once.
/// </summary>
public sealed class BatchSampler
{
    // Sequences of the seed: even ones order the epochs, odd ones mirror the batches.
    private const ulong Kinds = 2;

    private readonly ulong _seed;
    private readonly int[] _order;
    private long _epoch = -1;

    /// <param name="count">Pictures to choose from.</param>
    /// <param name="batchSize">Pictures of a batch.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="UsageException">There are fewer pictures than a batch takes, or a batch takes none.</exception>
    public BatchSampler(int count, int batchSize, ulong seed)
    {
        if (batchSize < 1) throw new UsageException($"A batch needs at least 1 picture, not {batchSize}.");
        if (count < batchSize) throw new UsageException($"A batch of {batchSize} cannot be filled from {count} pictures; choose a smaller batch or more pictures.");
        BatchSize = batchSize;
        BatchesPerEpoch = count / batchSize;
        _seed = seed;
        _order = new int[count];
    }

    /// <summary>Pictures of a batch.</summary>
    public int BatchSize { get; }

    /// <summary>Iterations after which all pictures have been seen, but for the few that fill no batch.</summary>
    public int BatchesPerEpoch { get; }

    /// <summary>The batch of an iteration. Allocates nothing; a new order is drawn up only where the epoch is another than the last call's.</summary>
    /// <param name="iteration">Counted from 0.</param>
    /// <param name="indices">Receives <see cref="BatchSize" /> different picture indices.</param>
    /// <param name="mirrored">Receives whether each picture is to be mirrored, one in two; empty where mirroring is not wanted.</param>
    /// <exception cref="ArgumentException">A span has another length than the batch.</exception>
    public void Fill(long iteration, Span<int> indices, Span<bool> mirrored)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(iteration);
        if (indices.Length != BatchSize) throw new ArgumentException($"There is room for {indices.Length} indices of a batch of {BatchSize}.", nameof(indices));
        if (!mirrored.IsEmpty && mirrored.Length != BatchSize) throw new ArgumentException($"There is room for {mirrored.Length} marks of a batch of {BatchSize}.", nameof(mirrored));

        var (epoch, batch) = Math.DivRem(iteration, BatchesPerEpoch);
        Order(epoch);
        _order.AsSpan((int)batch * BatchSize, BatchSize).CopyTo(indices);
        var coin = SplitMix64.Of(_seed, (ulong)iteration * Kinds + 1);
        foreach (ref var mark in mirrored) mark = coin.Next() >> 63 != 0;
    }

    /// <summary>
    /// Replaces every second picture of a batch by one that is drawn from groups of pictures, each group equally likely and each picture of it. A picture may then
    /// be in a batch twice. What is drawn depends on the seed, the iteration and the groups only. Allocates nothing.
    /// </summary>
    /// <param name="iteration">Counted from 0.</param>
    /// <param name="groups">Picture indices; none of the groups is empty. Where there are no groups, nothing is replaced.</param>
    /// <param name="indices">The batch as <see cref="Fill" /> gave it.</param>
    public void Balance(long iteration, ReadOnlySpan<int[]> groups, Span<int> indices)
    {
        if (groups.IsEmpty) return;
        // The sequences of the inverted seed are unrelated to those of the order and the mirroring.
        var random = SplitMix64.Of(~_seed, (ulong)iteration);
        for (var i = 1; i < indices.Length; i += 2)
        {
            var group = groups[random.Next(groups.Length)];
            indices[i] = group[random.Next(group.Length)];
        }
    }

    /// <summary>Fisher and Yates's shuffle of all pictures.</summary>
    private void Order(long epoch)
    {
        if (epoch == _epoch) return;
        for (var i = 0; i < _order.Length; i++) _order[i] = i;
        var random = SplitMix64.Of(_seed, (ulong)epoch * Kinds);
        for (var left = _order.Length; left > 1; left--)
        {
            var chosen = random.Next(left);
            (_order[left - 1], _order[chosen]) = (_order[chosen], _order[left - 1]);
        }
        _epoch = epoch;
    }
}
