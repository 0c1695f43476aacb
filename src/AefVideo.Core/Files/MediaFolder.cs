using AefVideo.Core.Errors;

namespace AefVideo.Core.Files;

/// <summary>The folder <c>media</c> that comes with the program: networks, perturbations, the sample clip.</summary>
public static class MediaFolder
{
    /// <summary>The environment variable that names another folder to use in its place.</summary>
    public const string Variable = "AEFVIDEO_MEDIA";

    /// <summary>Path of a file of the folder, which is sought beside the program and in the folders above it.</summary>
    /// <param name="parts">The path within the folder.</param>
    /// <exception cref="EnvironmentException">It is not there.</exception>
    public static string Find(params string[] parts)
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(named) ? FindAbove(AppContext.BaseDirectory, Path.Combine(parts)) : FindIn(named, Path.Combine(parts));
    }

    internal static string FindAbove(string start, string name)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "media", name);
            if (File.Exists(path)) return path;
        }
        throw new EnvironmentException($"the file {Path.Combine("media", name)} is neither beside the program nor in a folder above {start}; restore it, or set {Variable} to the media folder.");
    }

    internal static string FindIn(string media, string name)
    {
        var path = Path.Combine(media, name);
        if (File.Exists(path)) return path;
        throw new EnvironmentException($"the file {path} is missing; restore it, or unset {Variable}, which names that folder.");
    }
}
