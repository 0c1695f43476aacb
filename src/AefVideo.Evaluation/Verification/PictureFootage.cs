using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;

namespace AefVideo.Evaluation.Verification;

/// <summary>Still pictures: footage of one frame.</summary>
internal sealed class PictureFootage : IFootage
{
    private readonly Picture[] _pictures;
    private bool _isRead;

    private PictureFootage(IReadOnlyList<FootageFile> files, Picture[] pictures) => (Files, _pictures) = (files, pictures);

    /// <inheritdoc />
    public IReadOnlyList<FootageFile> Files { get; }

    /// <inheritdoc />
    public long? ExpectedFrames => 1;

    /// <inheritdoc cref="Footage.OpenAsync" />
    public static PictureFootage Open(string original, IReadOnlyList<string> others, MediaLimits limits)
    {
        string[] paths = [original, .. others];
        var pictures = Array.ConvertAll(paths, path => PictureFile.Read(path, limits).Picture);
        FootageFile[] files = [.. paths.Zip(pictures, (path, picture) => FootageFile.Beside(path, picture.Format, 0, null))];
        foreach (var file in files.Skip(1)) Footage.RequireSameSize(file, files[0]);
        return new(files, pictures);
    }

    /// <inheritdoc />
    public ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var isFirst = !_isRead;
        _isRead = true;
        return ValueTask.FromResult(isFirst);
    }

    /// <inheritdoc />
    public Picture Picture(int file) => _pictures[file];

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
