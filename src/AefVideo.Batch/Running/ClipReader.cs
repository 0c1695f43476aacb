using System.Security.Cryptography;
using AefVideo.Batch.Journal;
using AefVideo.Batch.Planning;
using AefVideo.Core.Errors;
using AefVideo.Pipeline.Media;

namespace AefVideo.Batch.Running;

/// <summary>Finds out what must be known of a clip's file before it is protected, for the next clip while one is in work: starting ffprobe takes a tenth of a second.</summary>
/// <param name="limits">What a file may ask of the machine.</param>
internal sealed class ClipReader(MediaLimits limits)
{
    /// <summary>Begins to read a clip whose turn comes later. What fails is told then.</summary>
    public Task<ClipReading> ReadAheadAsync(PlannedClip plan, CancellationToken cancellation)
    {
        var reading = Task.Run(() => ReadAsync(plan.Clip.Path, looksInside: plan.Action == PlannedAction.Protect, cancellation), CancellationToken.None);
        // A run may end before that turn comes.
        _ = reading.ContinueWith(static read => _ = read.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return reading;
    }

    /// <summary>Gives what was read ahead, or reads the file now if nothing was or it has changed since.</summary>
    /// <exception cref="MediaException">The file is gone, cannot be read, or holds no video.</exception>
    public async Task<ClipReading> ReadAsync(WorkItem item, CancellationToken cancellation)
    {
        var (path, ahead) = (item.Plan.Clip.Path, item.ReadAhead);
        item.ReadAhead = null;
        if (ahead is not null && await ahead.ConfigureAwait(false) is var reading && FileStamp.Of(path) == reading.Stamp) return reading;
        return await ReadAsync(path, looksInside: false, cancellation).ConfigureAwait(false);
    }

    private async Task<ClipReading> ReadAsync(string path, bool looksInside, CancellationToken cancellation)
    {
        var stamp = FileStamp.Of(path) ?? throw new MediaException($"{path}: there is no such file; check the name.");
        var content = await HashAsync(path, cancellation).ConfigureAwait(false);
        var video = looksInside && !PictureFile.IsPicture(path) ? await MediaInspector.InspectAsync(path, limits, cancellation).ConfigureAwait(false) : null;
        return new(stamp, content, video);
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellation)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            await using (file.ConfigureAwait(false)) return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new MediaException($"{path}: this user may not read the file; change its permissions (chmod +r).", exception);
        }
        catch (IOException exception)
        {
            throw new MediaException($"{path}: cannot be read: {exception.Message}", exception);
        }
    }
}
