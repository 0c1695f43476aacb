using System.Runtime.InteropServices;
using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests;

public sealed class GeneratorCommandTests : IDisposable
{
    private const int Pictures = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-train-").FullName;

    private string Faces => In("faces");

    private string Run => In("run");

    [Fact]
    public async Task A_training_is_gone_on_with_and_leaves_all_its_files()
    {
        await MakeFacesAsync();
        (await TrainAsync("--iterations", "20")).AssertDone();
        var result = (await TrainAsync("--iterations", "60")).AssertDone();
        Assert.Contains("60 iterations done", result.Errors, StringComparison.Ordinal);
        Assert.Equal(
            ["checkpoint.safetensors", "losses.csv", "losses.png", "samples.png", "stargan.safetensors"],
            Directory.EnumerateFiles(Run).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(4, File.ReadAllLines(Path.Combine(Run, "losses.csv")).Length);
    }

    [Fact]
    public async Task A_signal_ends_a_training_with_a_checkpoint()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals");
        await MakeFacesAsync();
        using var running = RunningProgram.StartAef([.. Training("--iterations", "1000000")]);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        // The loop makes its folder when it begins.
        while (!Directory.Exists(Run) && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken)) { }
        running.Signal(PosixSignal.SIGTERM);
        var result = await running.EndAsync();
        Assert.Equal(130, result.ExitCode);
        Assert.True(File.Exists(Path.Combine(Run, "checkpoint.safetensors")));
    }

    [Fact]
    public async Task Training_refuses_what_cannot_be_meant()
    {
        await MakeFacesAsync();
        (await RunningProgram.RunAefAsync("train", "cyclegan", "--data", Faces, "-o", Run)).AssertRefused(2, "cyclegan", "stargan");
        (await RunningProgram.RunAefAsync("train", "stargan", "--data", In("nowhere"), "-o", Run)).AssertRefused(2, "nowhere");
        (await RunningProgram.RunAefAsync("train", "stargan", "--data", Faces, "-o", Run, "--size", "33")).AssertRefused(2, "--size", "32");
        (await RunningProgram.RunAefAsync("train", "stargan", "--data", Faces, "-o", Run, "--decay-from", "5")).AssertRefused(2, "--iterations");
        Assert.False(Directory.Exists(Run));
    }

    [Fact]
    public async Task Import_refuses_what_is_no_checkpoint()
    {
        var text = In("letter.pth");
        await File.WriteAllTextAsync(text, "Dear Sir or Madam", TestContext.Current.CancellationToken);
        (await RunningProgram.RunAefAsync("import", text, "--as", "stargan", "-o", In("out.safetensors"))).AssertRefused(1, "letter.pth");
        (await RunningProgram.RunAefAsync("import", text, "--as", "cyclegan", "-o", In("out.safetensors"))).AssertRefused(2, "cyclegan", "stargan");
        (await RunningProgram.RunAefAsync("import", text, "--as", "stargan", "-o", text)).AssertRefused(2, "exists", "--overwrite");
        Assert.False(File.Exists(In("out.safetensors")));
    }

    [Fact]
    public async Task Import_writes_the_authors_weights()
    {
        var source = SharedFiles.Require("reference", "golden", "stargan_generator.legacy.ckpt");
        (await RunningProgram.RunAefAsync("import", source, "--as", "stargan", "--size", "64", "-o", In("out.safetensors"))).AssertDone();
        Assert.True(new FileInfo(In("out.safetensors")).Length > 10_000);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);

    private Task<ProgramResult> TrainAsync(params string[] more) => RunningProgram.RunAefAsync(Training(more));

    private string[] Training(params string[] more) =>
    [
        "train", "stargan", "--data", Faces, "-o", Run, "--size", "32", "--width", "4", "--depth", "1", "--discriminator-width", "4", "--batch", "4",
        "--warm-up", "5", "--precision", "float32", "--threads", "1", .. more,
    ];

    private async Task MakeFacesAsync()
    {
        Directory.CreateDirectory(Faces);
        await Workplace.FfmpegAsync("-f", "lavfi", "-i", "testsrc=size=178x218:rate=1", "-frames:v", "12", "-start_number", "0", Path.Combine(Faces, "%02d.png"));
        string[] attributes = ["Black_Hair", "Blond_Hair", "Brown_Hair", "Male", "Young"];
        var rows = Enumerable.Range(0, Pictures).Select(i => $"{i:D2}.png,{i},{(i < 8 ? 0 : 1)},{string.Join(',', attributes.Select((_, bit) => (i >> bit) % 2 == 0 ? 1 : -1))}");
        await File.WriteAllLinesAsync(Path.Combine(Faces, "attributes.csv"), [$"image,identity,partition,{string.Join(',', attributes)}", .. rows]);
    }
}
