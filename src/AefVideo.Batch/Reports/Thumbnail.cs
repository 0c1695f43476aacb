using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Pipeline.Media;
using FFMpegCore;
using FFMpegCore.Exceptions;
using FFMpegCore.Pipes;

namespace AefVideo.Batch.Reports;

/// <summary>A small picture of a protected clip.</summary>
internal static class Thumbnail
{
    private const int Width = 240;

    /// <summary>A JPEG file of a frame in the middle; null where none can be decoded.</summary>
    /// <param name="path">The protected clip: never the original.</param>
    /// <param name="length">Its playing time in seconds.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<byte[]?> MakeAsync(string path, double length, CancellationToken cancellation)
    {
        using var jpeg = new MemoryStream();
        var sink = new StreamPipeSink(jpeg);
        try
        {
            await FFMpegArguments
                .FromFileInput(
                    FfmpegArgument.File(path), verifyExists: false,
                    options => options.WithCustomArgument(string.Create(CultureInfo.InvariantCulture, $"-v error -protocol_whitelist file -ss {Math.Max(0, length / 2):0.###}")))
                .OutputToPipe(sink, options => options.WithCustomArgument($"-map 0:v:0 -frames:v 1 -vf scale={Width}:-2:out_range=pc,format=yuvj420p -c:v mjpeg -q:v 4 -f mjpeg"))
                .CancellableThrough(cancellation)
                .ProcessAsynchronously(throwOnError: true).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FFMpegException or AefVideoException or IOException)
        {
            return null;
        }
        return jpeg.Length > 0 ? jpeg.ToArray() : null;
    }
}
