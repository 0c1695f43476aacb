using System.Drawing;
using System.Globalization;
using FFMpegCore.Arguments;
using FFMpegCore.Enums;
using FFMpegCore.Exceptions;

namespace FFMpegCore;

/// <summary>Options of an input or an output, in the order in which they are given.</summary>
public class FFMpegArgumentOptions : FFMpegArgumentsBase
{
    private const int HighestCrf = 63;
    private const int HighestVbr = 5;

    internal FFMpegArgumentOptions()
    {
    }

    /// <exception cref="FFMpegException">It is no audio codec.</exception>
    public FFMpegArgumentOptions WithAudioCodec(Codec audioCodec) => audioCodec.Type == CodecType.Audio
        ? WithAudioCodec(audioCodec.Name)
        : throw new FFMpegException(FFMpegExceptionType.Operation, $"Codec \"{audioCodec.Name}\" is not an audio codec");

    public FFMpegArgumentOptions WithAudioCodec(string audioCodec) => With($"-c:a {audioCodec.ToLowerInvariant()}");

    public FFMpegArgumentOptions WithAudioBitrate(AudioQuality audioQuality) => WithAudioBitrate((int)audioQuality);

    /// <param name="bitrate">In kbit/s.</param>
    public FFMpegArgumentOptions WithAudioBitrate(int bitrate) => With($"-b:a {bitrate}k");

    /// <param name="samplingRate">In Hz.</param>
    public FFMpegArgumentOptions WithAudioSamplingRate(int samplingRate = 48000) => With($"-ar {samplingRate}");

    /// <exception cref="ArgumentException">It is not from 0 to 5.</exception>
    public FFMpegArgumentOptions WithVariableBitrate(int vbr) => vbr is >= 0 and <= HighestVbr
        ? With($"-vbr {vbr}")
        : throw new ArgumentException($"Argument is outside range (0 - {HighestVbr})", nameof(vbr));

    public FFMpegArgumentOptions Resize(int width, int height) => Resize(new Size(width, height));

    public FFMpegArgumentOptions Resize(Size? size) => With(size is { } given ? $"-s {given.Width}x{given.Height}" : string.Empty);

    public FFMpegArgumentOptions Crop(Size? size, int left, int top) =>
        With(size is { } given ? $"-vf crop={given.Width}:{given.Height}:{left}:{top}" : string.Empty);

    public FFMpegArgumentOptions Crop(int width, int height, int left, int top) => Crop(new Size(width, height), left, top);

    public FFMpegArgumentOptions Crop(Size? size) => Crop(size, 0, 0);

    public FFMpegArgumentOptions Crop(int width, int height) => Crop(new Size(width, height), 0, 0);

    public FFMpegArgumentOptions WithBitStreamFilter(Channel channel, Filter filter) => WithArgument(new BitStreamFilterArgument(channel, filter));

    /// <exception cref="ArgumentException">It is not from 0 to 63.</exception>
    public FFMpegArgumentOptions WithConstantRateFactor(int crf) => crf is >= 0 and <= HighestCrf
        ? With($"-crf {crf}")
        : throw new ArgumentException($"Argument is outside range (0 - {HighestCrf})", nameof(crf));

    public FFMpegArgumentOptions CopyChannel(Channel channel = Channel.Both) =>
        With(channel == Channel.Both ? "-c:a copy -c:v copy" : $"-c{channel.StreamSpecifier()} copy");

    /// <summary>Leaves out audio or video; other single kinds are ignored.</summary>
    /// <exception cref="FFMpegException">It is <see cref="Channel.Both"/>.</exception>
    public FFMpegArgumentOptions DisableChannel(Channel channel) => With(channel switch
    {
        Channel.Video => "-vn",
        Channel.Audio => "-an",
        Channel.Both => throw new FFMpegException(FFMpegExceptionType.Conversion, "Cannot disable both channels"),
        _ => string.Empty,
    });

    public FFMpegArgumentOptions WithDuration(TimeSpan? duration) => With(duration is { } given ? $"-t {given:c}" : string.Empty);

    public FFMpegArgumentOptions WithFastStart() => With("-movflags faststart");

    public FFMpegArgumentOptions WithFrameOutputCount(int frames) => With($"-vframes {frames}");

    public FFMpegArgumentOptions WithHardwareAcceleration(HardwareAccelerationDevice hardwareAccelerationDevice = HardwareAccelerationDevice.Auto) =>
        With($"-hwaccel {hardwareAccelerationDevice.ToString().ToLowerInvariant()}");

    public FFMpegArgumentOptions UsingShortest(bool shortest = true) => With(shortest ? "-shortest" : string.Empty);

    public FFMpegArgumentOptions UsingMultithreading(bool multithread) => UsingThreads(multithread ? Environment.ProcessorCount : 1);

    public FFMpegArgumentOptions UsingThreads(int threads) => With($"-threads {threads}");

    /// <exception cref="FFMpegException">It is no video codec.</exception>
    public FFMpegArgumentOptions WithVideoCodec(Codec videoCodec) => videoCodec.Type == CodecType.Video
        ? WithVideoCodec(videoCodec.Name)
        : throw new FFMpegException(FFMpegExceptionType.Operation, $"Codec \"{videoCodec.Name}\" is not a video codec");

    public FFMpegArgumentOptions WithVideoCodec(string videoCodec) => With($"-c:v {videoCodec}");

    /// <param name="bitrate">In kbit/s.</param>
    public FFMpegArgumentOptions WithVideoBitrate(int bitrate) => With($"-b:v {bitrate}k");

    /// <summary>A filter chain. Without filters, building the command line throws <see cref="FFMpegArgumentException"/>.</summary>
    public FFMpegArgumentOptions WithVideoFilters(Action<VideoFilterOptions> videoFilterOptions)
    {
        var options = new VideoFilterOptions();
        videoFilterOptions(options);
        return WithArgument(new LazyArgument(() => FilterText.Chain("-vf", "video", [.. options.Arguments.Select(filter => (filter.Key, filter.Value))])));
    }

    /// <summary>A filter chain. Without filters, building the command line throws <see cref="FFMpegArgumentException"/>.</summary>
    public FFMpegArgumentOptions WithAudioFilters(Action<AudioFilterOptions> audioFilterOptions)
    {
        var options = new AudioFilterOptions();
        audioFilterOptions(options);
        return WithArgument(new LazyArgument(() => FilterText.Chain("-af", "audio", [.. options.Arguments.Select(filter => (filter.Key, filter.Value))])));
    }

    /// <param name="framerate">Frames per second.</param>
    public FFMpegArgumentOptions WithFramerate(double framerate) => With(string.Create(CultureInfo.InvariantCulture, $"-r {framerate}"));

    public FFMpegArgumentOptions WithoutMetadata() => With("-map_metadata -1");

    public FFMpegArgumentOptions WithSpeedPreset(Speed speed) => With($"-preset {speed.ToString().ToLowerInvariant()}");

    public FFMpegArgumentOptions WithStartNumber(int startNumber) => With($"-start_number {startNumber}");

    /// <summary>Any text, as it is.</summary>
    public FFMpegArgumentOptions WithCustomArgument(string argument) => With(argument ?? string.Empty);

    public FFMpegArgumentOptions Seek(TimeSpan? seekTo) => With(seekTo is { } given ? $"-ss {given.ToLongString()}" : string.Empty);

    public FFMpegArgumentOptions EndSeek(TimeSpan? seekTo) => With(seekTo is { } given ? $"-to {given.ToLongString()}" : string.Empty);

    public FFMpegArgumentOptions Loop(int times) => With($"-loop {times}");

    public FFMpegArgumentOptions OverwriteExisting() => With("-y");

    public FFMpegArgumentOptions SelectStream(int streamIndex, int inputFileIndex = 0, Channel channel = Channel.All) =>
        WithArgument(new MapStreamArgument(streamIndex, inputFileIndex, channel, deselect: false));

    public FFMpegArgumentOptions SelectStreams(IEnumerable<int> streamIndices, int inputFileIndex = 0, Channel channel = Channel.All)
    {
        foreach (var streamIndex in streamIndices) SelectStream(streamIndex, inputFileIndex, channel);
        return this;
    }

    public FFMpegArgumentOptions DeselectStream(int streamIndex, int inputFileIndex = 0, Channel channel = Channel.All) =>
        WithArgument(new MapStreamArgument(streamIndex, inputFileIndex, channel, deselect: true));

    public FFMpegArgumentOptions DeselectStreams(IEnumerable<int> streamIndices, int inputFileIndex = 0, Channel channel = Channel.All)
    {
        foreach (var streamIndex in streamIndices) DeselectStream(streamIndex, inputFileIndex, channel);
        return this;
    }

    public FFMpegArgumentOptions ForceFormat(ContainerFormat format) => ForceFormat(format.Name);

    public FFMpegArgumentOptions ForceFormat(string format) => With($"-f {format}");

    public FFMpegArgumentOptions ForcePixelFormat(string pixelFormat) => With($"-pix_fmt {pixelFormat}");

    public FFMpegArgumentOptions ForcePixelFormat(PixelFormat pixelFormat) => ForcePixelFormat(pixelFormat.Name);

    public FFMpegArgumentOptions WithAudibleEncryptionKeys(string key, string iv) => With($"-audible_key {key} -audible_iv {iv}");

    public FFMpegArgumentOptions WithAudibleActivationBytes(string activationBytes) => With($"-activation_bytes {activationBytes}");

    public FFMpegArgumentOptions WithTagVersion(int id3v2Version = 3) => With($"-id3v2_version {id3v2Version}");

    public FFMpegArgumentOptions WithGifPaletteArgument(int streamIndex, Size? size, double fps = 12)
    {
        var scale = size is { } given ? $"scale=w={given.Width}:h={given.Height}," : string.Empty;
        return With(string.Create(
            CultureInfo.InvariantCulture,
            $"-filter_complex \"[{streamIndex}:v] fps={fps},{scale}split [a][b];[a] palettegen=max_colors=32 [p];[b][p] paletteuse=dither=bayer\""));
    }

    public FFMpegArgumentOptions WithCopyCodec() => With("-codec copy");

    public FFMpegArgumentOptions WithArgument(IArgument argument)
    {
        Arguments.Add(argument);
        return this;
    }

    private FFMpegArgumentOptions With(string text) => WithArgument(new TextArgument(text));
}
