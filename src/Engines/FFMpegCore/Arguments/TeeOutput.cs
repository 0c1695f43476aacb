namespace FFMpegCore.Arguments;

/// <summary>ffmpeg's tee muxer: one encoding, several outputs.</summary>
internal sealed class TeeOutput : IOutputArgument
{
    private readonly FFMpegMultiOutputOptions _options;

    public TeeOutput(FFMpegMultiOutputOptions options)
    {
        if (options.Outputs.Count == 0) throw new ArgumentException("At least one output must be specified.", nameof(options));
        _options = options;
    }

    public string Text => $"-f tee \"{string.Join('|', _options.Outputs.Select(TextOf))}\"";

    public void Pre()
    {
    }

    public Task During(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void Post()
    {
    }

    private static string TextOf(FFMpegArgumentOptions output)
    {
        var target = output.Arguments.OfType<IOutputArgument>().Single().Text.Trim('"');
        var options = output.Arguments.SkipLast(1).Select(TextOf).ToList();
        return options.Count == 0 ? target : $"[{string.Join(':', options)}]{target}";
    }

    /// <summary>An option as the tee muxer writes it: <c>name=value</c>.</summary>
    private static string TextOf(IArgument option) => option switch
    {
        MapStreamArgument map => $@"select=\'{map.Specifier}\'",
        BitStreamFilterArgument { StreamType.Length: > 0 } filter => $"bsfs/{filter.StreamType}={filter.FilterName}",
        _ => option.Text.TrimStart('-').Replace(' ', '='),
    };
}
