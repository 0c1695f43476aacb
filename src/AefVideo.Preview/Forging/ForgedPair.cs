namespace AefVideo.Preview.Forging;

/// <summary>What one generator made of both versions of one face in one frame.</summary>
internal sealed class ForgedPair
{
    /// <param name="size">Side in pixels.</param>
    public ForgedPair(int size)
    {
        Size = size;
        FromOriginal = new byte[size * size * 3];
        FromProtected = new byte[size * size * 3];
    }

    /// <summary>Side in pixels.</summary>
    public int Size { get; }

    /// <summary>Whether it was made for the frame of its set.</summary>
    public bool IsMade { get; set; }

    /// <summary>Number of the edit.</summary>
    public int Edit { get; set; }

    /// <summary>[S, S, 3]: red, green, blue.</summary>
    public byte[] FromOriginal { get; }

    /// <summary>[S, S, 3]: red, green, blue.</summary>
    public byte[] FromProtected { get; }

    /// <summary>Null where the edit changes nothing.</summary>
    public double? L2Mask { get; set; }

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; set; }
}
