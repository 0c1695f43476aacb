namespace AefVideo.Pipeline.Sound;

/// <summary>The one format in which live sound goes round: 48 kHz, two channels, 16 bits, interleaved, the first byte the lower.</summary>
public static class SoundFormat
{
    /// <summary>Samples a second of each channel.</summary>
    public const int Rate = 48_000;

    /// <summary>Left and right.</summary>
    public const int Channels = 2;

    /// <summary>Bytes of one sample of all channels.</summary>
    public const int BytesPerSample = 2 * Channels;

    /// <summary>How long so many samples last.</summary>
    public static TimeSpan TimeOf(long samples) => TimeSpan.FromTicks(samples * TimeSpan.TicksPerSecond / Rate);

    /// <summary>Samples in a time, rounded down.</summary>
    public static long SamplesIn(TimeSpan time) => (long)Math.Floor((decimal)time.Ticks * Rate / TimeSpan.TicksPerSecond);
}
