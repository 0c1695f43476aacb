using System.Globalization;
using System.Text.RegularExpressions;
using AefVideo.Batch.Journal;
using AefVideo.Core.Errors;

namespace AefVideo.Batch.Merging;

/// <summary>Unites the journals of shards into the journal of the whole batch, so that it can be reported and gone on with on one machine.</summary>
/// <param name="output">Full path of the output folder.</param>
public sealed partial class ShardMerge(string output)
{
    private readonly BatchFolder _folder = new(output);

    /// <summary>Unites them. The shards' own journals stay as they are; a clip that several know is taken from the one that began it last.</summary>
    /// <exception cref="UsageException">There are no shards, they are of several partitions, or one of them is at work.</exception>
    /// <exception cref="ModelException">A journal is damaged.</exception>
    public MergeResult Run()
    {
        var shards = _folder.Journals.Where(path => path != _folder.Journal).Select(path => (Path: path, Name: ShardName().Match(Path.GetFileName(path)))).Where(shard => shard.Name.Success).ToList();
        if (shards.Count == 0) throw new UsageException($"{_folder.FullPath}: there are no journals of shards; give the folder that 'aef batch --shard i/n' wrote to.");
        var counts = shards.Select(shard => shard.Name.Groups["count"].Value).Distinct().ToList();
        if (counts.Count > 1)
            throw new UsageException($"{_folder.FullPath}: holds shards of {string.Join(" and of ", counts)} parts; move the journals of the partition that is not meant elsewhere.");
        foreach (var (path, _) in shards)
            if (JournalLock.IsHeld(path)) throw new UsageException($"{path}: is at work; wait for its end.");

        using var held = JournalLock.Take(_folder.Journal);
        using var whole = BatchJournal.Open(_folder.Journal);
        var unfinished = 0;
        foreach (var (path, _) in shards)
        {
            using (var shard = BatchJournal.OpenToRead(path))
            {
                if (shard.Fact("root") is { } root) whole.SetFact("root", root);
                var planned = int.TryParse(shard.Fact("clips"), NumberStyles.None, CultureInfo.InvariantCulture, out var clips) ? clips : 0;
                unfinished += Math.Max(0, planned - shard.ReadEntries().Values.Count(entry => entry.State != ClipState.Running));
            }
            whole.Unite(path);
        }
        var present = shards.Select(shard => shard.Name.Groups["number"].Value).ToHashSet();
        var count = int.Parse(counts[0], CultureInfo.InvariantCulture);
        var missing = Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture)).Where(number => !present.Contains(number)).Select(number => $"{number}/{count}");
        return new(_folder.Journal, [.. shards.Select(shard => shard.Path)], [.. missing], unfinished);
    }

    [GeneratedRegex(@"^shard-(?<number>\d{1,6})-of-(?<count>\d{1,6})\.db$")]
    private static partial Regex ShardName();
}
