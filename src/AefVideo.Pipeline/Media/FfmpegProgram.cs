using System.Globalization;
using System.Text.RegularExpressions;
using AefVideo.Core.Errors;
using FFMpegCore;

namespace AefVideo.Pipeline.Media;

/// <summary>The ffmpeg program of this machine: its version and what it can encode. It is asked once.</summary>
public sealed partial class FfmpegProgram
{
    private static readonly SemaphoreSlim Asking = new(1);
    private static FfmpegProgram? _found;
    private readonly Version _number;

    private FfmpegProgram(string path, string version, Version number, IReadOnlySet<string> encoders)
    {
        BinaryPath = path;
        Version = version;
        _number = number;
        Encoders = encoders;
    }

    /// <summary>Path of the program, or its name where the system's search path finds it.</summary>
    public string BinaryPath { get; }

    /// <summary>As the program writes it, such as "5.1.9-0+deb12u1".</summary>
    public string Version { get; }

    /// <summary>Names of all encoders, such as "libx264".</summary>
    public IReadOnlySet<string> Encoders { get; }

    /// <summary>The option that keeps every frame and its time; its name changed in 5.1.</summary>
    internal string PassthroughOption => _number >= new Version(5, 1) ? "-fps_mode passthrough" : "-vsync passthrough";

    /// <summary>Asks the program, at the first call only.</summary>
    /// <exception cref="EnvironmentException">There is no ffmpeg, or it does not run.</exception>
    public static async Task<FfmpegProgram> FindAsync(CancellationToken cancellation)
    {
        await Asking.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return _found ??= await AskAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            Asking.Release();
        }
    }

    private static async Task<FfmpegProgram> AskAsync(CancellationToken cancellation)
    {
        var path = GlobalFFOptions.GetFFMpegBinaryPath();
        // One start answers both questions: the list goes to its output, the banner with the version to its error output.
        var (exitCode, list, banner) = await ConsoleProgram.RunAsync(path, ["-encoders"], cancellation).ConfigureAwait(false);
        var match = VersionLine().Match(banner);
        if (exitCode != 0 || !match.Success) throw new EnvironmentException($"{path} does not run: {FfmpegLog.LastLine(banner + list)}");
        var encoders = EncoderLine().Matches(list).Select(line => line.Groups["name"].Value).ToHashSet();
        return new(path, match.Groups["version"].Value, Number(match.Groups["version"].Value), encoders);
    }

    // "5.1.9-0+deb12u1", "n6.1", "7.0-full_build"; a build from the development branch ("N-112233-g…", "git-2024…") counts as new.
    private static Version Number(string version)
    {
        var match = NumberedVersion().Match(version);
        return match.Success
            ? new(int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["minor"].Value, CultureInfo.InvariantCulture))
            : new(99, 0);
    }

    [GeneratedRegex(@"^ffmpeg version (?<version>\S+)", RegexOptions.Multiline)]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"^n?(?<major>\d{1,3})\.(?<minor>\d{1,3})")]
    private static partial Regex NumberedVersion();

    [GeneratedRegex(@"^ [VAS][A-Z.]{5} (?<name>\S+)", RegexOptions.Multiline)]
    private static partial Regex EncoderLine();
}
