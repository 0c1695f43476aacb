using System.Globalization;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;

namespace AefVideo.Evaluation.Benchmarks.Codec;

/// <summary>Makes clips whose faces have a certain size, without loss: the originals of the codec table.</summary>
internal static class ScaledClip
{
    /// <summary>Scales a clip to 4:2:0 and encodes it losslessly, without sound.</summary>
    /// <param name="clip">The clip.</param>
    /// <param name="known">How large it and its faces are.</param>
    /// <param name="faceSize">How wide its median face shall be, in pixels.</param>
    /// <param name="longest">No more than this much of it; null for all.</param>
    /// <param name="output">Name of the new file.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="Core.Errors.MediaException">ffmpeg failed.</exception>
    public static async Task MakeAsync(string clip, CodecClip known, int faceSize, TimeSpan? longest, string output, CancellationToken cancellation)
    {
        var scale = faceSize / known.FaceSize;
        var matrix = (await MediaInspector.InspectAsync(clip, cancellation).ConfigureAwait(false)).Format.Matrix switch
        {
            ColorMatrix.Bt709 => "bt709",
            ColorMatrix.Bt2020 => "bt2020nc",
            _ => "smpte170m",
        };
        string[] length = longest is { } time ? ["-t", time.TotalSeconds.ToString(CultureInfo.InvariantCulture)] : [];
        // What the size alone would tell of the matrix may be another one after scaling, so it is said.
        var filters = $"scale={Even(known.Width * scale)}:{Even(known.Height * scale)}:flags=lanczos,setsar=1,format=yuv420p,setparams=colorspace={matrix}";
        await ProcessRun.MeasureAsync(
            [
                "ffmpeg", "-nostdin", "-v", "error", "-y", .. length, "-i", "file:" + Path.GetFullPath(clip), "-map", "0:v:0", "-an", "-vf", filters,
                "-c:v", "libx264", "-preset", "ultrafast", "-qp", "0", output,
            ],
            cancellation).ConfigureAwait(false);
    }

    private static int Even(double length) => 2 * Math.Max(8, (int)Math.Round(length / 2));
}
