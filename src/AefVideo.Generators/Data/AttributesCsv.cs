namespace AefVideo.Generators.Data;

/// <summary>
/// <c>attributes.csv</c>: a header, then a line per picture. The first column is <c>image</c>, the file name; <c>identity</c> and <c>partition</c>
/// may follow; every other column is an attribute, 1 or −1.
/// </summary>
internal static class AttributesCsv
{
    public static AttributeList Read(string path, CancellationToken cancellation)
    {
        using var reader = new ListReader(path, cancellation);
        var header = reader.Next()?.Split(',', StringSplitOptions.TrimEntries) ?? throw reader.Wrong("the list is empty");
        if (header[0] != "image") throw reader.Wrong($"the first column is '{header[0]}' and not 'image'");
        if (header.Distinct().Count() < header.Length) throw reader.Wrong("a column is there twice");

        var identity = Array.IndexOf(header, "identity");
        var partition = Array.IndexOf(header, "partition");
        var attributes = Enumerable.Range(1, header.Length - 1).Where(column => column != identity && column != partition).ToArray();
        if (attributes.Length == 0) throw reader.Wrong("there is no attribute");

        var rows = new Dictionary<string, AttributeRow>();
        while (reader.Next() is { } line)
        {
            var cells = line.Split(',', StringSplitOptions.TrimEntries);
            if (cells.Length != header.Length) throw reader.Wrong($"{cells.Length} values for {header.Length} columns");
            var row = new AttributeRow(
                identity < 0 ? -1 : reader.Number(cells[identity], "identity"),
                partition < 0 ? -1 : reader.Partition(cells[partition]),
                Array.ConvertAll(attributes, column => reader.Label(cells[column], header[column])));
            if (!rows.TryAdd(cells[0], row)) throw reader.Wrong($"{cells[0]} is there twice");
        }
        return new(path, Array.ConvertAll(attributes, column => header[column]), rows, partition >= 0);
    }
}
