using System.Buffers.Binary;

namespace AefVideo.Generators.Tests.Checkpoints;

/// <summary>Damages files in every way, the same for the same seed.</summary>
internal static class Mutator
{
    private const int MostChanges = 4;
    private const int KindsOfDamage = 10;
    private const int KindsThatKeepTheLength = 5;

    private static readonly long[] s_numbers =
        [0, 1, -1, byte.MaxValue, short.MaxValue, ushort.MaxValue, int.MaxValue, int.MinValue, uint.MaxValue, 1L << 32, 1L << 40, long.MaxValue, long.MinValue, long.MaxValue / 4];

    /// <summary>A damaged copy. Every other seed keeps the length, so that what has its places told elsewhere in the file is still found.</summary>
    public static byte[] Damage(byte[] sound, int seed)
    {
        var random = new Random(seed);
        var bytes = new List<byte>(sound);
        var kinds = seed % 2 == 0 ? KindsOfDamage : KindsThatKeepTheLength;
        for (var change = random.Next(1, MostChanges + 1); change > 0 && bytes.Count > 0; change--) Change(bytes, random, random.Next(kinds));
        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random, int kind)
    {
        // Where lengths and directories are: at both ends, as often as anywhere else.
        var at = random.Next(4) switch
        {
            0 => random.Next(Math.Min(64, bytes.Count)),
            1 => bytes.Count - 1 - random.Next(Math.Min(128, bytes.Count)),
            _ => random.Next(bytes.Count),
        };
        var length = random.Next(Math.Min(64, bytes.Count - at) + 1);
        switch (kind)
        {
            case 0: bytes[at] = (byte)random.Next(256); break;
            case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 2: Overwrite(bytes, at, s_numbers[random.Next(s_numbers.Length)], 1 << random.Next(1, 4)); break;
            case 3: Overwrite(bytes, at, random.Next(bytes.Count), 1 << random.Next(0, 4)); break;
            case 4:
                // A digit of a text header, or whatever byte looks like one.
                var digit = bytes.FindIndex(at, value => value is >= (byte)'0' and <= (byte)'9');
                if (digit >= 0) bytes[digit] = (byte)"0123456789-.e"[random.Next(13)];
                break;
            case 5: bytes.Insert(at, (byte)random.Next(256)); break;
            case 6: bytes.RemoveRange(at, length); break;
            case 7: bytes.RemoveRange(at, bytes.Count - at); break;
            case 8: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length)); break;
            default: bytes.InsertRange(at, Enumerable.Repeat(bytes[at], random.Next(200))); break;
        }
    }

    private static void Overwrite(List<byte> bytes, int at, long number, int width)
    {
        Span<byte> field = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(field, number);
        for (var i = 0; i < width && at + i < bytes.Count; i++) bytes[at + i] = field[i];
    }
}
