using FFMpegCore.Pipes;

namespace AefVideo.Pipeline.Sound;

/// <summary>ffmpeg's sound, from a pipe onto a time line.</summary>
internal static class SoundPipe
{
    /// <summary>What ffmpeg is to put into the pipe.</summary>
    public const string OutputOptions = "-vn -ar 48000 -ac 2 -c:a pcm_s16le -f s16le";

    // 20 ms.
    private const int BlockBytes = SoundFormat.Rate / 50 * SoundFormat.BytesPerSample;

    /// <summary>The pipe.</summary>
    /// <param name="timeline">Where the sound goes.</param>
    /// <param name="isRecording">
    /// Whether a block arrives when it has been heard (a microphone), or when it begins (a file that is played: ffmpeg hands out a packet at the packet's time).
    /// </param>
    public static IPipeSink Into(SoundTimeline timeline, bool isRecording) => new StreamPipeSink((pipe, cancellation) => CopyAsync(pipe, timeline, isRecording, cancellation)) { Format = "s16le" };

    private static async Task CopyAsync(Stream pipe, SoundTimeline timeline, bool isRecording, CancellationToken cancellation)
    {
        var block = new byte[BlockBytes];
        try
        {
            while (true)
            {
                var bytes = await pipe.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
                var samples = bytes / SoundFormat.BytesPerSample;
                if (samples == 0) return;
                var start = timeline.Now - (isRecording ? SoundFormat.TimeOf(samples) : TimeSpan.Zero);
                timeline.Write(block.AsSpan(0, samples * SoundFormat.BytesPerSample), start);
                if (bytes < block.Length) return;
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // ffmpeg is gone; whoever reads its pictures learns why.
        }
    }
}
