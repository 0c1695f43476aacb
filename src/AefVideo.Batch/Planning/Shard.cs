using System.Globalization;
using AefVideo.Core.Errors;

namespace AefVideo.Batch.Planning;

/// <summary>One of several parts of a batch, of about the same playing time. Which clips a part has depends on the clips alone.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many parts there are.</param>
public sealed record Shard(int Number, int Count)
{
    private const int Most = 100_000;

    /// <summary>Reads "i/n".</summary>
    /// <exception cref="UsageException">It is something else.</exception>
    public static Shard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is >= 1 and <= Most && number >= 1 && number <= count
                ? new(number, count)
                : throw new UsageException($"--shard is {text}; it must be i/n with i from 1 to n, such as 2/4.");
    }

    /// <summary>Picks this part's clips: the longest first, each to the part that has least so far.</summary>
    /// <param name="names">Names of all clips, each once.</param>
    /// <param name="lengths">Their playing times, in the same order.</param>
    /// <returns>Places of this part's clips, rising.</returns>
    public IReadOnlyList<int> Pick(IReadOnlyList<string> names, IReadOnlyList<TimeSpan> lengths)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(lengths);
        var order = Enumerable.Range(0, names.Count).ToArray();
        Array.Sort(order, (first, second) => lengths[second].CompareTo(lengths[first]) is var byLength and not 0 ? byLength : string.CompareOrdinal(names[first], names[second]));
        var parts = new PriorityQueue<int, (long Ticks, int Clips, int Part)>();
        for (var part = 1; part <= Count; part++) parts.Enqueue(part, (0, 0, part));
        var own = new List<int>();
        foreach (var clip in order)
        {
            parts.TryDequeue(out var part, out var load);
            if (part == Number) own.Add(clip);
            parts.Enqueue(part, (load.Ticks + lengths[clip].Ticks, load.Clips + 1, part));
        }
        own.Sort();
        return own;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
