using AefVideo.Protection;
using AefVideo.Tests;

namespace AefVideo.EndToEnd.Tests.Media;

/// <summary>The media that tests/media/make-corpus.sh makes, once for all tests; removed afterwards.</summary>
public sealed class Corpus : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-corpus-");

    public string Folder => _folder.FullName;

    public string Delta => Path.Combine(Folder, "delta.safetensors");

    /// <summary>Paths of the files, by name.</summary>
    public IReadOnlyList<string> Files { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Perturbation.Random(64, 0.05f, 1).Save(Delta);
        var media = Path.Combine(Folder, "media");
        (await RunningProgram.RunAsync(SharedFiles.InRepository("tests", "media", "make-corpus.sh"), SharedFiles.InRepository("media", "sample.mp4"), media)).AssertDone();
        Files = [.. Directory.EnumerateFiles(media).Order(StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
