namespace FFMpegCore.Arguments;

/// <summary>A chain of audio filters.</summary>
public class AudioFilterOptions
{
    public List<IAudioFilterArgument> Arguments { get; } = [];

    /// <summary>Mixes channels into the named layout.</summary>
    public AudioFilterOptions Pan(string channelLayout, params string[] outputDefinitions)
    {
        if (string.IsNullOrWhiteSpace(channelLayout)) throw new ArgumentException("The channel layout must be set", nameof(channelLayout));
        Arguments.Add(new FilterArgument("pan", string.Join('|', outputDefinitions.Prepend(channelLayout))));
        return this;
    }

    /// <summary>Mixes channels into so many.</summary>
    public AudioFilterOptions Pan(int channels, params string[] outputDefinitions)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        if (outputDefinitions.Length > channels)
            throw new ArgumentException("The number of output definitions must be equal or lower than number of channels", nameof(outputDefinitions));
        return Pan($"{channels}c", outputDefinitions);
    }
}
