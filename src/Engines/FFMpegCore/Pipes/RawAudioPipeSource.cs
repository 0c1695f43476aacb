using System.Globalization;

namespace FFMpegCore.Pipes;

/// <summary>Raw audio from a sequence of sample blocks. The blocks must match <see cref="Format"/>, <see cref="SampleRate"/> (Hz) and <see cref="Channels"/>.</summary>
public class RawAudioPipeSource : IPipeSource
{
    private readonly IEnumerator<IAudioSample> _samples;

    public RawAudioPipeSource(IEnumerator<IAudioSample> sampleEnumerator) => _samples = sampleEnumerator;

    public RawAudioPipeSource(IEnumerable<IAudioSample> sampleEnumerator)
        : this(sampleEnumerator.GetEnumerator())
    {
    }

    public string Format { get; set; } = "s16le";
    public uint SampleRate { get; set; } = 8000;
    public uint Channels { get; set; } = 1;

    public string GetStreamArguments() => string.Create(CultureInfo.InvariantCulture, $"-f {Format} -ar {SampleRate} -ac {Channels}");

    public async Task WriteAsync(Stream outputStream, CancellationToken cancellationToken)
    {
        while (_samples.MoveNext())
            await _samples.Current.SerializeAsync(outputStream, cancellationToken).ConfigureAwait(false);
    }
}
