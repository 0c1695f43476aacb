namespace AefVideo.Batch.Tests;

/// <summary>A folder for one test, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("aef-batch-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes files of a few bytes, with the folders that they need.</summary>
    public void Touch(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
            File.WriteAllText(this[name], name);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
