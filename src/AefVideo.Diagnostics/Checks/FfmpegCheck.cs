using FFMpegCore;

namespace AefVideo.Diagnostics.Checks;

/// <summary>The programs that read and write media.</summary>
internal sealed class FfmpegCheck : ICheck
{
    public string Name => "ffmpeg";

    public string? Fix => "apt-get install ffmpeg";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellation) =>
    [
        await VersionAsync("ffmpeg", GlobalFFOptions.GetFFMpegBinaryPath(), cancellation).ConfigureAwait(false),
        await VersionAsync("ffprobe", GlobalFFOptions.GetFFProbeBinaryPath(), cancellation).ConfigureAwait(false),
    ];

    private static async Task<CheckResult> VersionAsync(string name, string path, CancellationToken cancellation)
    {
        var output = await ProgramOutput.ReadAsync(path, cancellation, "-hide_banner", "-version").ConfigureAwait(false);
        // "ffmpeg version 5.1.6-0+deb12u1 Copyright (c) …"
        return new(name, CheckStatus.Ok, $"{output.Split(' ').ElementAtOrDefault(2)} ({path})");
    }
}
