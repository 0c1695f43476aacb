using System.Runtime.Loader;
using System.Text;
using FFMpegCore;

namespace AefVideo.Tests;

/// <summary>Not beside other tests, because one changes the working directory.</summary>
[CollectionDefinition(nameof(OptionsTests), DisableParallelization = true)]
public sealed class OptionsTestsAlone;

[Collection(nameof(OptionsTests))]
public sealed class OptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Programs_are_looked_for_in_the_architectures_folder_then_in_the_folder_then_in_the_path()
    {
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var options = new FFOptions { BinaryFolder = _folder.Path };
        Assert.Equal("ffmpeg" + suffix, GlobalFFOptions.GetFFMpegBinaryPath(options));

        File.WriteAllText(_folder["ffmpeg" + suffix], "");
        Assert.Equal(_folder["ffmpeg" + suffix], GlobalFFOptions.GetFFMpegBinaryPath(options));
        Assert.Equal("ffprobe" + suffix, GlobalFFOptions.GetFFProbeBinaryPath(options));

        var architecture = Directory.CreateDirectory(_folder[Environment.Is64BitProcess ? "x64" : "x86"]).FullName;
        File.WriteAllText(Path.Combine(architecture, "ffmpeg" + suffix), "");
        Assert.Equal(Path.Combine(architecture, "ffmpeg" + suffix), GlobalFFOptions.GetFFMpegBinaryPath(options));
    }

    [Fact]
    public void Defaults_and_copies()
    {
        var options = new FFOptions();
        Assert.Equal(("", "", Path.GetTempPath(), "utf-8", true), (options.WorkingDirectory, options.BinaryFolder, options.TemporaryFilesFolder, options.EncodingWebName, options.UseCache));
        Assert.Null(options.LogLevel);
        Assert.Equal(".ts", options.ExtensionOverrides["mpegts"]);

        var copy = options.Clone();
        copy.Encoding = Encoding.Latin1;
        Assert.Equal("iso-8859-1", copy.EncodingWebName);
        Assert.Equal("utf-8", options.Encoding.WebName);
    }

    [Fact]
    public void The_configuration_file_of_the_working_directory_is_read_on_first_use()
    {
        File.WriteAllText(_folder["ffmpeg.config.json"], """{ "BinaryFolder": "/somewhere", "TemporaryFilesFolder": "/elsewhere", "LogLevel": 3, "UseCache": false }""");
        var before = Environment.CurrentDirectory;
        // A second copy of the assembly, whose options nobody has used.
        var context = new AssemblyLoadContext("fresh", isCollectible: true);
        try
        {
            Environment.CurrentDirectory = _folder.Path;
            var fresh = context.LoadFromAssemblyPath(typeof(FFOptions).Assembly.Location);
            var current = fresh.GetType(typeof(GlobalFFOptions).FullName!)!.GetProperty(nameof(GlobalFFOptions.Current))!.GetValue(null)!;
            Assert.Equal("/somewhere", Read(current, nameof(FFOptions.BinaryFolder)));
            Assert.Equal("/elsewhere", Read(current, nameof(FFOptions.TemporaryFilesFolder)));
            Assert.Equal("Error", Read(current, nameof(FFOptions.LogLevel))!.ToString());
            Assert.Equal(false, Read(current, nameof(FFOptions.UseCache)));
        }
        finally
        {
            Environment.CurrentDirectory = before;
            context.Unload();
        }

        static object? Read(object options, string property) => options.GetType().GetProperty(property)!.GetValue(options);
    }

    [Fact]
    public async Task A_program_that_cannot_be_found_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a script without an interpreter");
        var script = _folder["ffprobe"];
        await File.WriteAllTextAsync(script, "#!/no/such/interpreter\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var exception = await Assert.ThrowsAsync<Instances.Exceptions.InstanceFileNotFoundException>(() =>
            FFProbe.AnalyseAsync(new Uri("file:///x.mp4"), new FFOptions { BinaryFolder = _folder.Path }, TestContext.Current.CancellationToken));

        Assert.Equal($"File not found: {script}", exception.Message);
    }
}
