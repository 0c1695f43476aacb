namespace FFMpegCore.Arguments;

/// <summary>An audio filter. Without a key, the value is the whole filter; without a value, the filter is left out.</summary>
public interface IAudioFilterArgument
{
    string Key { get; }
    string Value { get; }
}
