namespace TorchSharp;

/// <summary>Non-negative numbers, seven bits to a byte, lowest first: how TorchSharp's files write counts and sizes.</summary>
internal static class Leb128
{
    private const int Payload = 0x7f;
    private const int More = 0x80;

    /// <exception cref="NotImplementedException">A negative number.</exception>
    internal static void Encode(this BinaryWriter writer, long value)
    {
        if (value < 0) throw new NotImplementedException("LEB128 encoding of negative numbers");
        for (; value > Payload; value >>= 7) writer.Write((byte)(value & Payload | More));
        writer.Write((byte)value);
    }

    /// <exception cref="InvalidDataException">More digits than a 64-bit number has.</exception>
    internal static long Decode(this BinaryReader reader)
    {
        long value = 0;
        for (var shift = 0; shift < 63; shift += 7)
        {
            var digit = reader.ReadByte();
            value |= (long)(digit & Payload) << shift;
            if ((digit & More) == 0) return value;
        }
        throw new InvalidDataException("A number in this file has more digits than 64 bits hold.");
    }
}
