using System.Buffers.Binary;

namespace AefVideo.EndToEnd.Tests.Media;

/// <summary>Damages media as disks, networks and careless programs do; the same seed does the same.</summary>
internal static class Mutator
{
    private const int TransportPacket = 188;

    /// <summary>A damaged copy of a file.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="seed">Decides on kind and places.</param>
    /// <param name="kind">What was done, in a word.</param>
    public static byte[] Mutate(ReadOnlySpan<byte> file, int seed, out string kind)
    {
        var random = new Random(seed);
        switch (random.Next(6))
        {
            case 0:
                kind = "flipped";
                return Flip(file, random, 1 + random.Next(40), 0, file.Length);
            case 1:
                kind = "header";
                return Flip(file, random, 1 + random.Next(6), 0, Math.Min(file.Length, 1024));
            case 2:
                kind = "truncated";
                return file[..random.Next(1, file.Length)].ToArray();
            case 3:
                kind = "zeroed";
                byte[] zeroed = [.. file];
                var start = random.Next(file.Length);
                zeroed.AsSpan(start, Math.Min(file.Length - start, random.Next(1, 4096))).Clear();
                return zeroed;
            case 4:
                kind = "dropped";
                return Packets(file, random, copies: 0);
            default:
                kind = "duplicated";
                return Packets(file, random, copies: 2);
        }
    }

    private static byte[] Flip(ReadOnlySpan<byte> file, Random random, int bits, int from, int to)
    {
        byte[] flipped = [.. file];
        for (; bits > 0; bits--) flipped[random.Next(from, to)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    // Every few packets one is written no times or twice. In containers whose packets are not known here, a piece of a few hundred bytes stands for one.
    private static byte[] Packets(ReadOnlySpan<byte> file, Random random, int copies)
    {
        var output = new MemoryStream();
        var at = 0;
        while (at < file.Length)
        {
            var length = Math.Min(Length(file, at, random), file.Length - at);
            var isHit = at > 512 && random.Next(12) == 0;
            for (var copy = isHit ? copies : 1; copy > 0; copy--) output.Write(file.Slice(at, length));
            at += length;
        }
        return output.ToArray();
    }

    private static int Length(ReadOnlySpan<byte> file, int at, Random random)
    {
        if (file[0] == 0x47 && file.Length > TransportPacket && file[TransportPacket] == 0x47) return TransportPacket;
        // Chunks of AVI: "00dc", "01wb", and their length, padded to even.
        if (file.StartsWith("RIFF"u8) && at + 8 < file.Length && file[at] == '0' && file[at + 2] is (byte)'d' or (byte)'w' && file[at + 3] is (byte)'c' or (byte)'b')
            return (int)Math.Min(8 + ((BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]) + 1) & ~1u), (uint)(file.Length - at));
        return random.Next(16, 600);
    }
}
