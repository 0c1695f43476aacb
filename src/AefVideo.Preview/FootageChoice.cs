using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;
using AefVideo.Pipeline.Media;
using AefVideo.Preview.Playback;

namespace AefVideo.Preview;

/// <summary>Opens what a source names.</summary>
internal static class FootageChoice
{
    private const string Camera = "camera";
    private const string FirstCamera = "/dev/video0";
    private const int CameraWidth = 1280;
    private const int CameraHeight = 720;
    private const int CameraRate = 30;
    private static readonly TimeSpan s_testDuration = TimeSpan.FromMinutes(1);

    /// <summary>Opens it.</summary>
    /// <param name="source">As <see cref="PreviewOptions.Source" /> has it.</param>
    /// <param name="seed">Of the test picture.</param>
    /// <param name="cancellation">Stops the questions to ffprobe.</param>
    /// <exception cref="AefVideoException">It cannot be shown.</exception>
    public static async Task<IFootage> OpenAsync(string source, int seed, CancellationToken cancellation)
    {
        if (source == "test") return new TestFootage(new(CameraWidth, CameraHeight, PixelLayout.Yuv420, ColorMatrix.Bt709), seed, s_testDuration);
        if (source == Camera || source.StartsWith(Camera + ":", StringComparison.Ordinal))
        {
            if (!OperatingSystem.IsLinux()) throw new EnvironmentException("Cameras can be shown on Linux only (Video4Linux); show a clip instead.");
            return new CameraFootage(source.Length > Camera.Length + 1 ? source[(Camera.Length + 1)..] : FirstCamera, CameraWidth, CameraHeight, CameraRate);
        }
        if (PictureFile.IsPicture(source)) return new StillFootage(Path.GetFileName(source), PictureFile.Read(source).Picture);
        return new ClipFootage(await MediaInspector.InspectAsync(source, cancellation).ConfigureAwait(false));
    }
}
