namespace AefVideo.Generators.Tests.Checkpoints;

/// <summary>A folder that is gone when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-test-");

    public IEnumerable<string> Names => _folder.EnumerateFileSystemInfos().Select(entry => entry.Name);

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
