using System.Diagnostics;
using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Core.Imaging;

namespace AefVideo.Tools.FaceAccuracy;

/// <summary>All frames of a short video in memory, 4:2:0.</summary>
internal sealed class Clip
{
    private Clip(string name, double framesPerSecond, IReadOnlyList<Picture> frames)
    {
        Name = name;
        FramesPerSecond = framesPerSecond;
        Frames = frames;
    }

    public string Name { get; }

    public double FramesPerSecond { get; }

    public IReadOnlyList<Picture> Frames { get; }

    /// <summary>Paths of the videos of a folder.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(folder).Where(path => Path.GetExtension(path) is ".mp4" or ".mpg").Order(StringComparer.Ordinal);

    /// <summary>Reads a video, scaled where a size is given.</summary>
    public static Clip Read(string path, int? width = null, int? height = null)
    {
        var facts = Run("ffprobe", ["-v", "error", "-select_streams", "v:0", "-show_entries", "stream=width,height,r_frame_rate", "-of", "csv=p=0", path]);
        var cells = System.Text.Encoding.ASCII.GetString(facts).Trim().Split(',');
        var rate = cells[2].Split('/').Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var format = new PictureFormat(width ?? int.Parse(cells[0], CultureInfo.InvariantCulture), height ?? int.Parse(cells[1], CultureInfo.InvariantCulture), PixelLayout.Yuv420);
        var raw = Run("ffmpeg", ["-v", "error", "-i", path, "-vf", $"scale={format.Width}:{format.Height}", "-pix_fmt", "yuv420p", "-f", "rawvideo", "-"]);
        var frames = new List<Picture>();
        for (var start = 0; start + format.ByteCount <= raw.Length; start += format.ByteCount)
        {
            var picture = new Picture(format);
            raw.AsSpan(start, format.ByteCount).CopyTo(picture.Memory.Span);
            frames.Add(picture);
        }
        return new(Path.GetFileNameWithoutExtension(path), rate[0] / rate[1], frames);
    }

    private static byte[] Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true })
            ?? throw new EnvironmentException($"{program} does not start; install ffmpeg.");
        process.StandardInput.Close();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        if (!process.WaitForExit(TimeSpan.FromMinutes(1)) || process.ExitCode != 0) throw new MediaException($"{program} failed on {arguments[^2]}.");
        return output.ToArray();
    }
}
