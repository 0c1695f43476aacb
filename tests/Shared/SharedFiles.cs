namespace AefVideo.Tests;

/// <summary>Where the repository is, and the pictures and reference files that lie beside it (not part of the project).</summary>
internal static class SharedFiles
{
    /// <summary>The folder that holds AefVideo.sln.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Path of a file of the repository.</summary>
    public static string InRepository(params string[] parts) => Path.Combine([Repository, .. parts]);

    /// <summary>Path of a file below <c>../shared</c>; skips the running test where it is absent.</summary>
    public static string Require(params string[] parts)
    {
        var root = Environment.GetEnvironmentVariable("AEFVIDEO_SHARED") ?? Path.Combine(Repository, "..", "shared");
        var path = Path.GetFullPath(Path.Combine([root, .. parts]));
        Assert.SkipUnless(File.Exists(path) || Directory.Exists(path), $"needs {Path.Combine(parts)} of the shared data, which is not beside this checkout");
        return path;
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "AefVideo.sln"))) return folder.FullName;
        throw new InvalidOperationException($"no AefVideo.sln above {AppContext.BaseDirectory}");
    }
}
