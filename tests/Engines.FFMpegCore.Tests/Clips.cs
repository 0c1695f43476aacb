using FFMpegCore;

namespace AefVideo.Tests;

/// <summary>Small clips, made by ffmpeg's own test sources.</summary>
internal static class Clips
{
    /// <summary>Makes a clip from one of lavfi's sources.</summary>
    public static async Task MakeAsync(string path, string source, Action<FFMpegArgumentOptions>? options = null) => Assert.True(
        await FFMpegArguments.FromDeviceInput(source, input => input.ForceFormat("lavfi")).OutputToFile(path, true, options).ProcessAsynchronously());

    /// <summary>Makes half a second of 64×48 at 24 frames per second.</summary>
    public static Task MakeSmallAsync(string path) => MakeAsync(path, "testsrc2=size=64x48:rate=24:duration=0.5");
}
