using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline;
using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Evaluation.Verification;

/// <summary>Videos that are decoded in step, one frame of each in memory. Frames belong together by their times since the first one.</summary>
internal sealed class VideoFootage : IFootage
{
    // Containers round times to their own ticks; beyond that nothing may move them.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(0.5);

    private readonly FfmpegSource[] _sources;
    private readonly Frame[] _frames;
    private readonly TimeSpan[] _starts;
    private readonly TimeSpan[] _tolerances;
    private long _count;

    private VideoFootage(IReadOnlyList<FootageFile> files, MediaDescription[] videos, bool tolerateDamage, MediaLimits limits)
    {
        Files = files;
        ExpectedFrames = videos[0].FrameCount;
        _sources = Array.ConvertAll(videos, video => new FfmpegSource(video, tolerateDamage, limits: limits));
        _frames = Array.ConvertAll(videos, video => new FramePool(video.Format, 1).TryRent(out var frame) ? frame : throw new InvalidOperationException("A new pool has a frame."));
        _starts = new TimeSpan[videos.Length];
        _tolerances = Array.ConvertAll(videos, video => video.TimeBase.ToTime(1) + videos[0].TimeBase.ToTime(1) + Slack);
    }

    /// <inheritdoc />
    public IReadOnlyList<FootageFile> Files { get; }

    /// <inheritdoc />
    public long? ExpectedFrames { get; }

    /// <inheritdoc cref="Footage.OpenAsync" />
    public static async Task<VideoFootage> OpenAsync(string original, IReadOnlyList<string> others, bool tolerateDamage, MediaLimits limits, CancellationToken cancellation)
    {
        var files = new List<FootageFile>();
        var videos = new List<MediaDescription>();
        foreach (var path in (string[])[original, .. others])
        {
            var video = await MediaInspector.InspectAsync(path, limits, cancellation).ConfigureAwait(false);
            videos.Add(video);
            files.Add(FootageFile.Beside(path, video.Format, (int)video.Rotation, files.FirstOrDefault()));
            Footage.RequireSameSize(files[^1], files[0]);
        }
        await FfmpegProgram.FindAsync(cancellation).ConfigureAwait(false);
        return new(files, [.. videos], tolerateDamage, limits);
    }

    /// <inheritdoc />
    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        var goesOn = await _sources[0].ReadAsync(_frames[0], cancellation).ConfigureAwait(false);
        for (var file = 1; file < _sources.Length; file++)
            if (await _sources[file].ReadAsync(_frames[file], cancellation).ConfigureAwait(false) != goesOn) throw AnotherLength(file, goesOn);
        if (!goesOn) return false;
        for (var file = 0; file < _sources.Length; file++)
        {
            if (_count == 0) _starts[file] = _frames[file].Time;
            var apart = Time(file) - Time(0);
            if (apart.Duration() > _tolerances[file]) throw AnotherTime(file);
        }
        _count++;
        return true;
    }

    /// <inheritdoc />
    public Picture Picture(int file) => _frames[file].Picture;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources) await source.DisposeAsync().ConfigureAwait(false);
    }

    private TimeSpan Time(int file) => _frames[file].Time - _starts[file];

    private MediaException AnotherLength(int file, bool originalGoesOn) =>
        new($"{Files[file].Path}: {(originalGoesOn ? $"ends after {_count} frames, but {Files[0].Path} goes on" : $"goes on after the {_count} frames of {Files[0].Path}")}; give the whole file that it was made from.");

    private MediaException AnotherTime(int file) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{Files[file].Path}: its frame {_count + 1} is shown after {Time(file).TotalSeconds:F3} s, that of {Files[0].Path} after {Time(0).TotalSeconds:F3} s; give the file that it was made from, with the same frames."));
}
