using System.IO.Enumeration;
using AefVideo.Batch.Clips;
using AefVideo.Batch.Journal;
using AefVideo.Core.Errors;

namespace AefVideo.Batch.Planning;

/// <summary>Decides for every clip whether something is to be done, by what the journal knows and what stands in the output folder.</summary>
/// <param name="output">The output folder.</param>
/// <param name="settings">Fingerprint of what decides on the outputs.</param>
/// <param name="perturbation">SHA-256 of the perturbation.</param>
/// <param name="container">Extension for videos whose own is not written.</param>
/// <param name="verifyFrames">In how many frames clips are to be verified; 0 for not at all.</param>
/// <param name="checksContent">Whether contents are compared even where size and time are the same.</param>
public sealed class BatchPlan(OutputRoot output, string settings, string perturbation, string container, int verifyFrames, bool checksContent)
{
    /// <summary>Decides.</summary>
    /// <param name="clips">All clips.</param>
    /// <param name="entries">The journal.</param>
    /// <exception cref="UsageException">Two clips would have one output.</exception>
    public IReadOnlyList<PlannedClip> Make(IReadOnlyList<Clip> clips, IReadOnlyDictionary<string, JournalEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(clips);
        ArgumentNullException.ThrowIfNull(entries);
        var outputs = new Dictionary<string, string>(clips.Count, StringComparer.Ordinal);
        var standing = entries.Count > 0 ? Standing() : [];
        var plan = new List<PlannedClip>(clips.Count);
        foreach (var clip in clips)
        {
            var name = ClipNames.Output(clip.Name, container);
            if (!outputs.TryAdd(name, clip.Name)) throw new UsageException($"{clip.Name}: would be written to {name}, as {outputs[name]} would be; leave one out with --exclude.");
            plan.Add(Decide(clip, name, entries.GetValueOrDefault(clip.Name), standing));
        }
        return plan;
    }

    // One walk over the folder is many times quicker than a question for each file.
    private Dictionary<string, FileStamp> Standing()
    {
        var files = new FileSystemEnumerable<(string Path, FileStamp Stamp)>(
            output.FullPath,
            (ref FileSystemEntry entry) => (entry.ToFullPath(), new(entry.Length, entry.LastWriteTimeUtc.UtcDateTime.Ticks)),
            new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
        };
        var start = output.FullPath.TrimEnd(Path.DirectorySeparatorChar).Length + 1;
        var standing = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        foreach (var (path, stamp) in files) standing[path[start..].Replace(Path.DirectorySeparatorChar, '/')] = stamp;
        return standing;
    }

    private PlannedClip Decide(Clip clip, string name, JournalEntry? entry, Dictionary<string, FileStamp> standing)
    {
        FileStamp? stamp = standing.TryGetValue(name, out var found) ? found : null;
        return entry switch
        {
            null => Planned(PlannedAction.Protect, "new"),
            { State: ClipState.Running } => Planned(PlannedAction.Protect, "it was cut off"),
            { State: ClipState.Failed } => Planned(PlannedAction.Protect, "it failed before"),
            _ when entry.Perturbation != perturbation => Planned(PlannedAction.Protect, "the perturbation is another"),
            _ when entry.Settings != settings || entry.Output != name => Planned(PlannedAction.Protect, "the settings are others"),
            _ when stamp is null => Planned(PlannedAction.Protect, "its output is gone"),
            _ when stamp != entry.OutputStamp => Planned(PlannedAction.Protect, "its output was changed"),
            _ when checksContent || entry.Input != new FileStamp(clip.Bytes, clip.Modified.Ticks) => Planned(PlannedAction.Compare, "its file was written anew"),
            _ when verifyFrames > 0 && entry.VerifiedFrames != verifyFrames => Planned(PlannedAction.Verify, "it is to be verified"),
            _ => Planned(PlannedAction.Skip, "it is done"),
        };

        PlannedClip Planned(PlannedAction action, string reason) => new(clip, name, action, reason, entry);
    }
}
