using System.Globalization;
using AefVideo.Core.Errors;

namespace AefVideo.Generators.Checkpoints;

/// <summary>What a file of weights says about its network, read with clear messages where it says too little.</summary>
/// <param name="fileName">Where it is from, for the messages.</param>
/// <param name="values">The file's metadata.</param>
internal sealed class NetworkMetadata(string fileName, IReadOnlyDictionary<string, string> values)
{
    /// <summary>The key under which a file names its network, for example <c>stargan_generator</c>.</summary>
    public const string Network = "network";

    /// <summary>Whether there is such a key.</summary>
    public bool Has(string key) => values.ContainsKey(key);

    /// <summary>The text of a key.</summary>
    /// <exception cref="ModelException">There is none.</exception>
    public string Text(string key) => values.TryGetValue(key, out var value)
        ? value
        : throw new ModelException($"{fileName} does not say its “{key}”; weights of unknown shape are brought in with 'aef import FILE --as NETWORK'.");

    /// <summary>The number of a key.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="smallest">The least that makes sense.</param>
    /// <param name="largest">The most that makes sense.</param>
    /// <exception cref="ModelException">There is none, or it makes no sense.</exception>
    public int Number(string key, int smallest, int largest)
    {
        var text = Text(key);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= smallest && number <= largest
            ? number
            : throw new ModelException($"{fileName} says “{key}” is “{text}”; it must be a whole number from {smallest} to {largest}.");
    }

    /// <summary>The text of a key that has a few words to choose from.</summary>
    /// <exception cref="ModelException">There is none, or it is another word.</exception>
    public string OneOf(string key, IReadOnlyList<string> words) => words.Contains(Text(key), StringComparer.Ordinal)
        ? Text(key)
        : throw new ModelException($"{fileName} says “{key}” is “{Text(key)}”; it must be {string.Join(" or ", words)}.");

    /// <summary>The list of a key, which is separated by commas.</summary>
    /// <exception cref="ModelException">There is none, or it is empty or has empty or repeated parts.</exception>
    public IReadOnlyList<string> List(string key)
    {
        var parts = Text(key).Split(',');
        if (parts.Any(string.IsNullOrWhiteSpace) || parts.Distinct(StringComparer.Ordinal).Count() != parts.Length)
            throw new ModelException($"{fileName} says “{key}” is “{Text(key)}”; it must be names separated by commas, each once.");
        return parts;
    }
}
