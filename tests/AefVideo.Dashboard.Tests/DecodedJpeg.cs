using System.Diagnostics;

namespace AefVideo.Dashboard.Tests;

/// <summary>What somebody else's decoder (ffmpeg) makes of a JPEG file.</summary>
internal static class DecodedJpeg
{
    /// <summary>Red, green and blue of each pixel, row by row.</summary>
    public static async Task<byte[]> ReadAsync(byte[] jpeg)
    {
        using var process = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", "-f", "mjpeg", "-i", "pipe:0", "-vf", "scale=flags=accurate_rnd+full_chroma_int", "-f", "rawvideo", "-pix_fmt", "rgb24", "pipe:1"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var cancellation = TestContext.Current.CancellationToken;
        var writing = Task.Run(
            async () =>
            {
                await process.StandardInput.BaseStream.WriteAsync(jpeg, cancellation);
                process.StandardInput.Close();
            },
            cancellation);
        using var pixels = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(pixels, cancellation);
        await writing;
        await process.WaitForExitAsync(cancellation);
        return pixels.ToArray();
    }
}
