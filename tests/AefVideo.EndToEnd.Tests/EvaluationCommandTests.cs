using System.Text.Json;
using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests;

/// <summary><c>aef optimize</c> and <c>aef evaluate</c> on the shipped StarGAN.</summary>
public sealed class EvaluationCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-evaluate-").FullName;

    private string Faces => In("faces");

    private static string StarGan => SharedFiles.InRepository("media", "models", "stargan.safetensors");

    [Fact]
    public async Task A_perturbation_is_made_and_measured_beside_the_controls()
    {
        await MakeFacesAsync();
        (await RunningProgram.RunAefAsync("optimize", "--data", Faces, "-g", StarGan, "--size", "64", "--batch", "2", "--passes", "3", "--probe-pictures", "0", "--precision", "float32", "-o", In("mine.safetensors"))).AssertDone();
        Assert.True(File.Exists(In("mine.safetensors")));
        Assert.True(File.Exists(In("mine.trace.html")));
        Assert.False(File.Exists(In("mine.checkpoint.safetensors")));

        var result = (await RunningProgram.RunAefAsync("evaluate", "--data", Faces, "-p", In("mine.safetensors"), "-g", StarGan, "--size", "64", "--precision", "float32", "-o", In("report"), "--json")).AssertDone();
        using var json = JsonDocument.Parse(result.Output);
        var data = json.RootElement.GetProperty("datasets")[0];
        Assert.Equal("faces", data.GetProperty("name").GetString());
        var methods = data.GetProperty("methods").EnumerateArray().ToArray();
        Assert.Equal(["none", "random", "mine"], methods.Select(method => method.GetProperty("name").GetString()));
        var generators = methods.Select(method => method.GetProperty("generators")[0]).ToArray();
        // Four pictures of partition 2 by five edits.
        Assert.All(generators, generator => Assert.Equal(20, generator.GetProperty("pairs").GetInt32()));
        Assert.Equal(0, generators[0].GetProperty("l2mask").GetDouble());
        Assert.True(generators[2].GetProperty("l2mask").GetDouble() > 2 * generators[1].GetProperty("l2mask").GetDouble());
        Assert.Equal(JsonValueKind.Null, methods[0].GetProperty("visibility").GetProperty("psnr").ValueKind);
        Assert.Equal(["grid.png", "report.html", "report.json", "report.md"], Directory.EnumerateFiles(In("report")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused()
    {
        await MakeFacesAsync();
        (await RunningProgram.RunAefAsync("evaluate", "--data", Faces, "-o", In("report"))).AssertRefused(2, "--methods", "--perturbation");
        (await RunningProgram.RunAefAsync("evaluate", "--data", Faces, "--methods", "magic", "-o", In("report"))).AssertRefused(2, "magic", "aef");
        (await RunningProgram.RunAefAsync("evaluate", "--data", In("nowhere"), "--methods", "aef", "-o", In("report"))).AssertRefused(2, "nowhere");
        (await RunningProgram.RunAefAsync("evaluate", "--data", Faces, "-p", StarGan, "-o", In("report"))).AssertRefused(1, "delta");
        (await RunningProgram.RunAefAsync("optimize", "--data", Faces, "--method", "magic", "-o", In("x.safetensors"))).AssertRefused(2, "magic");
        (await RunningProgram.RunAefAsync("optimize", "--data", Faces, "-g", In("none.safetensors"), "-o", In("x.safetensors"))).AssertRefused(2, "none.safetensors");
        Assert.False(File.Exists(In("x.safetensors")));
        Assert.False(Directory.Exists(In("report")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string In(string name) => Path.Combine(_folder, name);

    private async Task MakeFacesAsync()
    {
        Directory.CreateDirectory(Faces);
        // The NASA portrait, cut about its face and moved a little from picture to picture.
        await Workplace.FfmpegAsync("-loop", "1", "-i", SharedFiles.InRepository("media", "astronaut.png"), "-vf", "crop=178:218:130+3*n:10+2*n", "-frames:v", "8", "-start_number", "0", Path.Combine(Faces, "%02d.png"));
        var rows = Enumerable.Range(0, 8).Select(i => $"{i:D2}.png,{i},{(i < 4 ? 0 : 2)},-1,-1,1,-1,1");
        await File.WriteAllLinesAsync(Path.Combine(Faces, "attributes.csv"), ["image,identity,partition,Black_Hair,Blond_Hair,Brown_Hair,Male,Young", .. rows]);
    }
}
