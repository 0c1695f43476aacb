using AefVideo.Pipeline.Sources;
using FFMpegCore.Pipes;

namespace AefVideo.Pipeline.Sound;

/// <summary>ffmpeg's sound, from a pipe onto a time line.</summary>
internal static class SoundPipe
{
    /// <summary>What ffmpeg is to put into the pipe.</summary>
    public const string OutputOptions = "-vn -ar 48000 -ac 2 -c:a pcm_s16le -f s16le";

    // 20 ms.
    private const int BlockBytes = SoundFormat.Rate / 50 * SoundFormat.BytesPerSample;

    /// <summary>The same for a stream with times of its own: the first sample is the stream's beginning, holes are silence.</summary>
    public const string TimedOptions = "-af aresample=async=1:first_pts=0 " + OutputOptions;

    /// <summary>A microphone's pipe: a block arrives when it has been heard.</summary>
    public static IPipeSink Into(SoundTimeline timeline) =>
        Into((samples, count, _) => timeline.Write(samples, timeline.Now - SoundFormat.TimeOf(count)));

    /// <summary>A stream's pipe.</summary>
    /// <param name="timeline">Where the sound goes.</param>
    /// <param name="clock">Of the stream, by which its pictures are timed, too.</param>
    public static IPipeSink Into(SoundTimeline timeline, StreamClock clock) =>
        Into((samples, _, before) => timeline.Write(samples, clock.Place(SoundFormat.TimeOf(before), timeline.Now)));

    private static StreamPipeSink Into(Take take) => new((pipe, cancellation) => CopyAsync(pipe, take, cancellation)) { Format = "s16le" };

    private static async Task CopyAsync(Stream pipe, Take take, CancellationToken cancellation)
    {
        var block = new byte[BlockBytes];
        long before = 0;
        try
        {
            while (true)
            {
                var bytes = await pipe.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
                var count = bytes / SoundFormat.BytesPerSample;
                if (count == 0) return;
                take(block.AsSpan(0, count * SoundFormat.BytesPerSample), count, before);
                before += count;
                if (bytes < block.Length) return;
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // ffmpeg is gone; whoever reads its pictures learns why.
        }
    }

    /// <param name="samples">That have come.</param>
    /// <param name="count">How many, of each channel.</param>
    /// <param name="before">How many came before.</param>
    private delegate void Take(ReadOnlySpan<byte> samples, int count, long before);
}
