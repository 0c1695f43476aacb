using FFMpegCore.Enums;

namespace FFMpegCore.Arguments;

/// <summary>Selects or deselects a stream of an input.</summary>
internal sealed class MapStreamArgument(int streamIndex, int inputFileIndex, Channel channel, bool deselect) : IArgument
{
    /// <summary>What follows <c>-map</c>.</summary>
    public string Specifier => $"{(deselect ? "-" : "")}{inputFileIndex}{channel.StreamSpecifier()}:{streamIndex}";

    public string Text => $"-map {Specifier}";
}
