using System.Text.Json;

namespace FFMpegCore;

/// <summary>The options that apply where none are given: <c>ffmpeg.config.json</c> of the working directory, if there is one.</summary>
public static class GlobalFFOptions
{
    private const string ConfigurationFile = "ffmpeg.config.json";
    private static FFOptions? s_current;

    public static FFOptions Current => s_current ??= Load();

    public static void Configure(Action<FFOptions> optionsAction) => optionsAction(Current);

    public static void Configure(FFOptions ffOptions) => s_current = ffOptions ?? throw new ArgumentNullException(nameof(ffOptions));

    public static string GetFFMpegBinaryPath(FFOptions? ffOptions = null) => Find("ffmpeg", ffOptions ?? Current);

    public static string GetFFProbeBinaryPath(FFOptions? ffOptions = null) => Find("ffprobe", ffOptions ?? Current);

    /// <summary>The program in the folder of this architecture, else in the folder itself, else its bare name, for which the PATH is searched.</summary>
    private static string Find(string name, FFOptions options)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        var inArchitecture = Path.Combine(options.BinaryFolder, Environment.Is64BitProcess ? "x64" : "x86", file);
        if (File.Exists(inArchitecture)) return inArchitecture;
        var inFolder = Path.Combine(options.BinaryFolder, file);
        return File.Exists(inFolder) ? inFolder : file;
    }

    private static FFOptions Load() => File.Exists(ConfigurationFile)
        ? JsonSerializer.Deserialize(File.ReadAllText(ConfigurationFile), FFOptionsJson.Default.FFOptions)!
        : new FFOptions();
}
