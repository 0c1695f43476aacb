using System.Security.Cryptography;
using AefVideo.Protection;
using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests.Batch;

/// <summary>A folder with a tree of tiny clips with a face, and a random perturbation; removed afterwards.</summary>
public sealed class BatchPlace : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-batch-");

    public string Folder => _folder.FullName;

    public string Delta => In("delta.safetensors");

    public string In(params string[] names) => Path.Combine([Folder, .. names]);

    public async ValueTask InitializeAsync()
    {
        Perturbation.Random(64, 0.05f, 1).Save(Delta);
        await Workplace.FfmpegAsync("-i", SharedFiles.InRepository("media", "sample.mp4"), "-t", "0.4", "-vf", "scale=160:90", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "18", "-c:a", "copy", In("clip.mp4"));
        await Workplace.FfmpegAsync("-i", In("clip.mp4"), "-c", "copy", "-frames:v", "5", In("short.mp4"));
        File.WriteAllText(In("broken.mp4"), "Not a video at all.");
    }

    /// <summary>A folder of its own with copies of the clip, each of other content, by name.</summary>
    public string Tree(params string[] names)
    {
        var root = In(Guid.NewGuid().ToString("n"), "in");
        foreach (var name in names)
        {
            var path = Path.Combine(root, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(In(name.Contains("broken", StringComparison.Ordinal) ? "broken.mp4" : name.Contains("short", StringComparison.Ordinal) ? "short.mp4" : "clip.mp4"), path);
        }
        return root;
    }

    internal Task<ProgramResult> RunAsync(string input, params string[] more) => RunningProgram.RunAefAsync(Arguments(input, more));

    /// <summary>A quick batch of that input; what is given takes the place of what is usual here.</summary>
    public string[] Arguments(string input, params string[] more)
    {
        (string Name, string Value)[] usual = [("-p", Delta), ("--jobs", "2"), ("--threads", "1"), ("--preset", "ultrafast"), ("--retry-delay", "0.05")];
        return ["batch", input, "-o", Output(input), .. usual.Where(option => !more.Contains(option.Name)).SelectMany(option => new[] { option.Name, option.Value }), .. more];
    }

    public static string Output(string input) => Path.Combine(Path.GetDirectoryName(input)!, "out");

    /// <summary>Paths and contents of all outputs, without the batch's own folder.</summary>
    public static IReadOnlyDictionary<string, string> Contents(string output) =>
        Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(output, file).StartsWith("aef-batch", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(output, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
