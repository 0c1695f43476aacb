namespace FFMpegCore.Arguments;

/// <summary>An input whose list of files, or whose metadata, ffmpeg reads from a small text file that lives as long as the run.</summary>
internal sealed class ListFileInput : IInputArgument, IDynamicArgument
{
    private readonly string _path;
    private readonly string _content;
    private readonly Func<string, int, string> _text;

    /// <param name="prefix">Start of the file's name.</param>
    /// <param name="content">The file's text.</param>
    /// <param name="text">Makes the command line's text from the file's path and the number of inputs before this one.</param>
    public ListFileInput(string prefix, string content, Func<string, int, string> text)
    {
        _path = Path.Combine(GlobalFFOptions.Current.TemporaryFilesFolder, $"{prefix}_{Guid.NewGuid()}.txt");
        _content = content;
        _text = text;
    }

    public string Text => _text(_path, 0);

    public string GetText(IEnumerable<IArgument> context) => _text(_path, InputIndex.Of(this, context));

    public void Pre() => File.WriteAllText(_path, _content);

    public Task During(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void Post() => File.Delete(_path);
}
