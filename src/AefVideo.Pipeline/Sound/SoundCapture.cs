using AefVideo.Core.Errors;
using AefVideo.Pipeline.Media;
using FFMpegCore;
using FFMpegCore.Exceptions;

namespace AefVideo.Pipeline.Sound;

/// <summary>A microphone, or another device with sound, recorded onto a time line by an ffmpeg of its own.</summary>
/// <param name="inputFormat">ffmpeg's name of the kind of device, such as "pulse" or "alsa".</param>
/// <param name="device">The device, such as "default".</param>
/// <param name="timeline">Where the sound goes.</param>
public sealed class SoundCapture(string inputFormat, string device, SoundTimeline timeline)
{
    /// <summary>Records until it is cancelled or the device fails.</summary>
    /// <exception cref="MediaException">The device gives no sound, or no more.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await FfmpegProgram.FindAsync(cancellation).ConfigureAwait(false);
        var log = new FfmpegLog();
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await FFMpegArguments
                .FromFileInput(FfmpegArgument.Escape(device), verifyExists: false, options => options.WithCustomArgument($"-hide_banner -nostats -loglevel repeat+level+warning -fflags nobuffer -f {FfmpegArgument.Quote(inputFormat)}"))
                .OutputToPipe(SoundPipe.Into(timeline), options => options.WithCustomArgument(SoundPipe.OutputOptions))
                .NotifyOnError(log.Add)
                .CancellableThrough(kill.Token)
                .ProcessAsynchronously(throwOnError: true).ConfigureAwait(false);
        }
        catch (FFMpegException exception)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new MediaException($"{inputFormat}:{device}: cannot be recorded: {log.Cause()}.", exception);
        }
        cancellation.ThrowIfCancellationRequested();
        throw new MediaException($"{inputFormat}:{device}: gives no more sound.");
    }
}
