namespace AefVideo.Pipeline.Nut;

/// <summary>The constants of the NUT container (its specification, "NUT Open Container Format", version 3).</summary>
internal static class NutFormat
{
    /// <summary>First bytes of a file, a zero byte follows.</summary>
    public static ReadOnlySpan<byte> FileId => "nut/multimedia container\0"u8;

    public const ulong MainStartCode = 0x4E4D_7A56_1F5F_04AD;
    public const ulong StreamStartCode = 0x4E53_1140_5BF2_F9DB;
    public const ulong SyncPointStartCode = 0x4E4B_E4AD_EECA_4569;
    public const ulong IndexStartCode = 0x4E58_DD67_2F23_E64E;
    public const ulong InfoStartCode = 0x4E49_AB68_B596_BA78;

    /// <summary>First byte of every start code; never a frame code.</summary>
    public const byte StartCodeByte = (byte)'N';

    public const int StartCodeBytes = 8;
    public const int ChecksumBytes = 4;

    /// <summary>A packet longer than this has a checksum over its head, too.</summary>
    public const int LongPacket = 4096;

    /// <summary>What ffmpeg writes unless it is asked for features of version 4.</summary>
    public const ulong StableVersion = 3;

    public const ulong VideoClass = 0;
    public const ulong SoundClass = 1;

    public const int KeyFrame = 1;
    public const int EndOfRelevance = 2;
    public const int CodedTimestamp = 8;
    public const int HasStreamId = 16;
    public const int HasSizeMsb = 32;
    public const int HasChecksum = 64;
    public const int HasReserved = 128;
    public const int HasSideData = 256;
    public const int HasHeaderIndex = 1024;
    public const int HasMatchTime = 2048;
    public const int CodedFlags = 4096;
    public const int Invalid = 8192;
}
