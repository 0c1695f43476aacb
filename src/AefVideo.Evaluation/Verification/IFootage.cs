using AefVideo.Core.Imaging;

namespace AefVideo.Evaluation.Verification;

/// <summary>Files that show the same, read in step: the original, what became of it, and perhaps a control.</summary>
internal interface IFootage : IAsyncDisposable
{
    /// <summary>The original first.</summary>
    IReadOnlyList<FootageFile> Files { get; }

    /// <summary>How many frames to expect; null where the original does not tell.</summary>
    long? ExpectedFrames { get; }

    /// <summary>Goes on by one frame in every file.</summary>
    /// <returns>False at the end, which all files must reach together.</returns>
    /// <exception cref="Core.Errors.MediaException">A file cannot be decoded, or does not show the same frames at the same times as the original.</exception>
    ValueTask<bool> ReadAsync(CancellationToken cancellation);

    /// <summary>The frame that a file is at; changes with the next read.</summary>
    /// <param name="file">Number of the file.</param>
    Picture Picture(int file);
}
