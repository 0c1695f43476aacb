namespace FFMpegCore.Arguments;

/// <summary>A filter with its options.</summary>
internal sealed record FilterArgument(string Key, string Value) : IVideoFilterArgument, IAudioFilterArgument;
