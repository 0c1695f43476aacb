namespace AefVideo.Generators.Data;

/// <summary>
/// Steele, Lea and Flood's generator (Fast splittable pseudorandom number generators, OOPSLA 2014): a counter and a bijective mix of 64 bits.
/// Unlike that of <see cref="Random" />, its sequence is fixed for good, so that a training run can be continued by a later version.
/// </summary>
internal struct SplitMix64(ulong state)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong _state = state;

    /// <summary>One of many unrelated sequences of a seed.</summary>
    public static SplitMix64 Of(ulong seed, ulong sequence) => new(Mix(Mix(seed + Step) + sequence));

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mix(_state += Step);

    /// <summary>
    /// A whole number from 0 to before <paramref name="bound" />, all equally likely: Lemire's multiplication with rejection (Fast random integer
    /// generation in an interval, 2019).
    /// </summary>
    public int Next(int bound)
    {
        var range = (ulong)bound;
        var high = Math.BigMul(Next(), range, out var low);
        if (low >= range) return (int)high;
        for (var least = (0 - range) % range; low < least;) high = Math.BigMul(Next(), range, out low);
        return (int)high;
    }

    private static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
