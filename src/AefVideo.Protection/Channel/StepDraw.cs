using static TorchSharp.torch;

namespace AefVideo.Protection.Channel;

/// <summary>Random numbers that depend on nothing but the run's seed, the iteration and which draw of the iteration it is, so that a resumed run draws as an uninterrupted one.</summary>
internal static class StepDraw
{
    // Seeds of successive iterations do not overlap.
    private const ulong DrawsPerIteration = 64;
    private const ulong Spread = 1_000_003;

    /// <summary>Fills a span with numbers of [0, 1).</summary>
    /// <param name="seed">The run's.</param>
    /// <param name="iteration">From 0.</param>
    /// <param name="draw">Which draw of the iteration, 0 to 63.</param>
    /// <param name="values">To fill.</param>
    public static void Fill(ulong seed, long iteration, int draw, Span<float> values)
    {
        using var random = new Generator(unchecked(seed * Spread + (ulong)iteration * DrawsPerIteration + (ulong)draw));
        using var drawn = rand(values.Length, generator: random);
        using var all = drawn.data<float>();
        all.CopyTo(values);
    }
}
