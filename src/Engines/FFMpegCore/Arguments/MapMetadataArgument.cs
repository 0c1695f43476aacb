namespace FFMpegCore.Arguments;

/// <summary>Takes the output's metadata from an input: the given one, else the one before this argument.</summary>
internal sealed class MapMetadataArgument(int? inputIndex) : IInputArgument, IDynamicArgument
{
    public string Text => GetText([]);

    public string GetText(IEnumerable<IArgument> context) =>
        $"-map_metadata {inputIndex ?? Math.Max(InputIndex.Of(this, context) - 1, 0)}";

    public void Pre()
    {
    }

    public Task During(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public void Post()
    {
    }
}
