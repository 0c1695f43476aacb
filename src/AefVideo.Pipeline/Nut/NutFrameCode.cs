namespace AefVideo.Pipeline.Nut;

/// <summary>What a frame code stands for: one of the 256 entries of the main header's table.</summary>
internal struct NutFrameCode
{
    public int Flags;
    public ulong StreamId;
    public ulong SizeMultiplier;
    public ulong SizeLsb;
    public long TimestampDelta;
    public ulong ReservedCount;
    public ulong HeaderIndex;
}
