using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Pipeline.Media;

namespace AefVideo.Batch.Clips;

/// <summary>Playing times of many clips, by which work is dealt out and time left is told.</summary>
public static class ClipLengths
{
    // A picture takes about as long as this much video.
    private static readonly TimeSpan OfPicture = TimeSpan.FromSeconds(0.5);

    /// <summary>Reads them. Files whose header does not tell are shown to ffprobe; what it cannot read, too, counts as nothing: it will fail soon enough.</summary>
    /// <param name="clips">The clips.</param>
    /// <param name="limits">What a clip may ask of the machine.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>In the order of the clips.</returns>
    public static async Task<TimeSpan[]> ReadAsync(IReadOnlyList<Clip> clips, MediaLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(clips);
        var lengths = new TimeSpan[clips.Count];
        await Parallel.ForAsync(0, clips.Count, cancellation, async (index, stop) => lengths[index] = await ReadAsync(clips[index], limits, stop).ConfigureAwait(false)).ConfigureAwait(false);
        return lengths;
    }

    /// <summary>As people read it.</summary>
    public static string Text(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:D2}:{time.Seconds:D2}");

    private static async ValueTask<TimeSpan> ReadAsync(Clip clip, MediaLimits limits, CancellationToken cancellation)
    {
        if (IsoDuration.TryRead(clip.Path) is { } length) return length;
        if (PictureFile.IsPicture(clip.Path)) return OfPicture;
        try
        {
            return (await MediaInspector.InspectAsync(clip.Path, limits, cancellation).ConfigureAwait(false)).Duration;
        }
        catch (MediaException)
        {
            return TimeSpan.Zero;
        }
    }
}
