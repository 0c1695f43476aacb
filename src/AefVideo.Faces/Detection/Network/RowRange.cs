namespace AefVideo.Faces.Detection.Network;

/// <summary>Rows of a map: from <paramref name="First" /> up to and without <paramref name="End" />.</summary>
internal readonly record struct RowRange(int First, int End)
{
    /// <summary>So many rows more on either side, as far as a map of this size has them.</summary>
    public RowRange Grown(int by, int size) => new(Math.Max(0, First - by), Math.Min(size, End + by));

    /// <summary>Whether a row is one of these.</summary>
    public bool Contains(int row) => row >= First && row < End;
}
