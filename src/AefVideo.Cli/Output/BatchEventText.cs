using AefVideo.Batch.Running;

namespace AefVideo.Cli.Output;

/// <summary>Says on standard error what happened to clips.</summary>
/// <param name="write">Writes a line.</param>
internal sealed class BatchEventText(Action<string> write) : IProgress<BatchEvent>
{
    /// <inheritdoc />
    public void Report(BatchEvent value) => write(value.Kind switch
    {
        BatchEventKind.Redoing => $"{value.Clip}: done anew, since {value.Text}",
        BatchEventKind.Retrying => $"{value.Clip}: failed, and is tried again: {value.Text}",
        BatchEventKind.Failed => $"{value.Clip}: failed: {value.Text}",
        _ => value.Text,
    });
}
