using AefVideo.Pipeline.Media;
using AefVideo.Pipeline.Sources;

namespace AefVideo.Pipeline.Cameras;

/// <summary>The cameras of this machine.</summary>
public static class CameraList
{
    private const string LinuxDevices = "/sys/class/video4linux";

    /// <summary>Asks for all: the system on Linux, ffmpeg elsewhere.</summary>
    /// <exception cref="Core.Errors.EnvironmentException">There is no ffmpeg to ask.</exception>
    public static async Task<IReadOnlyList<CameraDescription>> FindAsync(CancellationToken cancellation)
    {
        if (OperatingSystem.IsLinux()) return FindLinux();
        var ffmpeg = await FfmpegProgram.FindAsync(cancellation).ConfigureAwait(false);
        if (OperatingSystem.IsMacOS())
        {
            var (_, _, devices) = await ConsoleProgram.RunAsync(ffmpeg.BinaryPath, ["-hide_banner", "-f", StreamInput.AvFoundation, "-list_devices", "true", "-i", ""], cancellation).ConfigureAwait(false);
            return CameraText.AvFoundation(devices);
        }
        var cameras = new List<CameraDescription>();
        var (_, _, list) = await ConsoleProgram.RunAsync(ffmpeg.BinaryPath, ["-hide_banner", "-f", StreamInput.DirectShow, "-list_devices", "true", "-i", "dummy"], cancellation).ConfigureAwait(false);
        foreach (var name in CameraText.DirectShowNames(list))
        {
            var device = "video=" + name;
            var (_, _, modes) = await ConsoleProgram.RunAsync(ffmpeg.BinaryPath, ["-hide_banner", "-f", StreamInput.DirectShow, "-list_options", "true", "-i", device], cancellation).ConfigureAwait(false);
            cameras.Add(new(device, name, CameraText.DirectShowModes(modes)));
        }
        return cameras;
    }

    private static List<CameraDescription> FindLinux()
    {
        var cameras = new List<CameraDescription>();
        if (!Directory.Exists(LinuxDevices)) return cameras;
        foreach (var folder in Directory.EnumerateDirectories(LinuxDevices).OrderBy(folder => folder.Length).ThenBy(folder => folder, StringComparer.Ordinal))
        {
            var device = "/dev/" + Path.GetFileName(folder);
            var name = Path.Combine(folder, "name");
            var title = File.Exists(name) ? File.ReadAllText(name).Trim() : "unnamed";
            try
            {
                // A camera has a second device for its metadata, which captures no video.
                if (VideoForLinux.ModesOf(device) is { } modes) cameras.Add(new(device, title, modes));
            }
            catch (IOException exception)
            {
                cameras.Add(new(device, title, [], exception.Message));
            }
        }
        return cameras;
    }
}
