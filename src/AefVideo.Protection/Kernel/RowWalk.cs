namespace AefVideo.Protection.Kernel;

/// <summary>What all rows of a face on one plane have in common.</summary>
internal unsafe struct RowWalk
{
    /// <summary>Texel columns from a block of samples to the next, with <see cref="FixedPoint.RowBits" />.</summary>
    public long BlockU;

    /// <summary>Texel rows from a block of samples to the next, with <see cref="FixedPoint.RowBits" />.</summary>
    public long BlockV;

    /// <summary>Bytes from a sample to the one below it, whose turn comes next.</summary>
    public nint Below;

    /// <summary>The largest coordinate of a place between texels, with <see cref="FixedPoint.LaneBits" />.</summary>
    public int Last;

    /// <summary>Pairs in a row of the level.</summary>
    public int Stride;

    /// <summary>The pairs of the plane; those of three planes where samples come in threes.</summary>
    public short* Pairs0;

    /// <inheritdoc cref="Pairs0" />
    public short* Pairs1;

    /// <inheritdoc cref="Pairs0" />
    public short* Pairs2;

    /// <summary>Texel columns from the first sample of a block to each, with <see cref="FixedPoint.LaneBits" />.</summary>
    public fixed int LaneU[FixedPoint.Block];

    /// <summary>Texel rows from the first sample of a block to each, with <see cref="FixedPoint.LaneBits" />.</summary>
    public fixed int LaneV[FixedPoint.Block];

    /// <summary>Sets steps and limits for a face on levels of one size.</summary>
    public void Place(in FacePlacement face, PyramidLevel level)
    {
        Stride = level.Stride;
        Last = (level.Places << FixedPoint.LaneBits) - 1;
        var u = FixedPoint.RowStep(face.UPerColumn * level.Size);
        var v = FixedPoint.RowStep(face.VPerColumn * level.Size);
        BlockU = u * FixedPoint.Block;
        BlockV = v * FixedPoint.Block;
        const long half = 1L << (FixedPoint.RowToLane - 1);
        for (var i = 0; i < FixedPoint.Block; i++)
        {
            LaneU[i] = (int)((u * i + half) >> FixedPoint.RowToLane);
            LaneV[i] = (int)((v * i + half) >> FixedPoint.RowToLane);
        }
    }

    /// <summary>
    /// True if all samples of a run lie between texels. They do, by half a texel, since a run lies in its face's square;
    /// kernels that do not limit every coordinate ask once more before they follow an address.
    /// </summary>
    public readonly bool Holds(int count, long u, long v)
    {
        // Two steps of the grid of coordinates: what rounding the offsets in a block can add at most.
        const int slack = 2;
        int block = (count - 1) / FixedPoint.Block, lane = (count - 1) % FixedPoint.Block;
        long firstU = u >> FixedPoint.RowToLane, lastU = ((u + block * BlockU) >> FixedPoint.RowToLane) + LaneU[lane];
        long firstV = v >> FixedPoint.RowToLane, lastV = ((v + block * BlockV) >> FixedPoint.RowToLane) + LaneV[lane];
        return Math.Min(Math.Min(firstU, lastU), Math.Min(firstV, lastV)) >= slack
            && Math.Max(Math.Max(firstU, lastU), Math.Max(firstV, lastV)) <= Last - slack;
    }
}
