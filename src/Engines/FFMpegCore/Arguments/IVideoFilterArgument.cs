namespace FFMpegCore.Arguments;

/// <summary>A video filter. Without a key, the value is the whole filter; without a value, the filter is left out.</summary>
public interface IVideoFilterArgument
{
    string Key { get; }
    string Value { get; }
}
