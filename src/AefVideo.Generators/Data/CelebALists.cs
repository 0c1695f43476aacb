namespace AefVideo.Generators.Data;

/// <summary>
/// CelebA's own lists. <c>list_attr_celeba.txt</c>: the number of pictures, a line of attribute names, then per picture its file name and 1 or −1 per
/// attribute. <c>list_eval_partition.txt</c> and <c>identity_CelebA.txt</c>: per picture its file name and a number.
/// </summary>
internal static class CelebALists
{
    /// <param name="path">The attribute list.</param>
    /// <param name="partitionPath">The list of partitions, if there is one.</param>
    /// <param name="identityPath">The list of identities, if there is one.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static AttributeList Read(string path, string? partitionPath, string? identityPath, CancellationToken cancellation)
    {
        var partitions = partitionPath is null ? [] : ReadPairs(partitionPath, (reader, text) => reader.Partition(text), cancellation);
        var identities = identityPath is null ? [] : ReadPairs(identityPath, (reader, text) => reader.Number(text, "identity"), cancellation);

        using var reader = new ListReader(path, cancellation);
        var count = reader.Number((reader.Next() ?? throw reader.Wrong("the list is empty")).Trim(), "number of pictures");
        var attributes = Words(reader.Next() ?? throw reader.Wrong("the attribute names are missing"));
        if (attributes.Distinct().Count() < attributes.Length) throw reader.Wrong("an attribute is there twice");

        var rows = new Dictionary<string, AttributeRow>();
        while (reader.Next() is { } line)
        {
            var cells = Words(line);
            if (cells.Length != attributes.Length + 1) throw reader.Wrong($"{cells.Length - 1} values for {attributes.Length} attributes");
            var labels = new byte[attributes.Length];
            for (var i = 0; i < labels.Length; i++) labels[i] = reader.Label(cells[i + 1], attributes[i]);
            var row = new AttributeRow(identities.GetValueOrDefault(cells[0], -1), partitions.GetValueOrDefault(cells[0], -1), labels);
            if (!rows.TryAdd(cells[0], row)) throw reader.Wrong($"{cells[0]} is there twice");
        }
        if (rows.Count != count) throw reader.Wrong($"the list ends after {rows.Count} pictures, though its first line says {count}");
        return new(path, attributes, rows, partitionPath is not null);
    }

    private static Dictionary<string, int> ReadPairs(string path, Func<ListReader, string, int> parse, CancellationToken cancellation)
    {
        using var reader = new ListReader(path, cancellation);
        var pairs = new Dictionary<string, int>();
        while (reader.Next() is { } line)
        {
            if (Words(line) is not [var name, var number]) throw reader.Wrong("not a file name and a number");
            if (!pairs.TryAdd(name, parse(reader, number))) throw reader.Wrong($"{name} is there twice");
        }
        return pairs;
    }

    private static string[] Words(string line) => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
