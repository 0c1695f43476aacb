using AefVideo.Core.Errors;

namespace AefVideo.Preview.Graphics;

/// <summary>The folder <c>shaders</c> that comes with the program.</summary>
internal static class ShaderFolder
{
    /// <summary>Finds it beside the program or in a folder above.</summary>
    /// <exception cref="EnvironmentException">It is not there.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shaders");
            if (File.Exists(Path.Combine(path, "picture.frag"))) return path;
        }
        throw new EnvironmentException($"the folder shaders is neither beside the program nor in a folder above {AppContext.BaseDirectory}; restore it, or name another with --shaders.");
    }
}
