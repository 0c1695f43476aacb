using System.Diagnostics.CodeAnalysis;
using FFMpegCore.Enums;
using FFMpegCore.Exceptions;
using FFMpegCore.Processes;

namespace FFMpegCore;

/// <summary>What the installed ffmpeg can do. The first question of a kind starts the program and blocks until it has answered.</summary>
public static class FFMpeg
{
    public static IReadOnlyList<PixelFormat> GetPixelFormats() => [.. PixelFormats.Values];

    public static bool TryGetPixelFormat(string name, out PixelFormat format) => TryFind(PixelFormats, name, out format!);

    /// <exception cref="FFMpegException">ffmpeg does not know the pixel format.</exception>
    public static PixelFormat GetPixelFormat(string name) =>
        TryGetPixelFormat(name, out var format) ? format : throw NotSupported($"Pixel format \"{name}\" not supported");

    public static IReadOnlyList<Codec> GetCodecs() => [.. Codecs.Values];

    public static IReadOnlyList<Codec> GetCodecs(CodecType type) => [.. Codecs.Values.Where(codec => codec.Type == type)];

    public static IReadOnlyList<Codec> GetVideoCodecs() => GetCodecs(CodecType.Video);

    public static IReadOnlyList<Codec> GetAudioCodecs() => GetCodecs(CodecType.Audio);

    public static IReadOnlyList<Codec> GetSubtitleCodecs() => GetCodecs(CodecType.Subtitle);

    public static IReadOnlyList<Codec> GetDataCodecs() => GetCodecs(CodecType.Data);

    /// <summary>Finds a codec, an encoder or a decoder.</summary>
    public static bool TryGetCodec(string name, out Codec codec) => TryFind(Codecs, name, out codec!);

    /// <exception cref="FFMpegException">ffmpeg has no codec, encoder or decoder of that name.</exception>
    public static Codec GetCodec(string name) =>
        TryGetCodec(name, out var codec) ? codec : throw NotSupported($"Codec \"{name}\" not supported");

    public static IReadOnlyList<ContainerFormat> GetContainerFormats() => [.. ContainerFormats.Values];

    public static bool TryGetContainerFormat(string name, out ContainerFormat fmt) => TryFind(ContainerFormats, name, out fmt!);

    /// <exception cref="FFMpegException">ffmpeg does not know the container.</exception>
    public static ContainerFormat GetContainerFormat(string name) =>
        TryGetContainerFormat(name, out var format) ? format : throw NotSupported($"Container format \"{name}\" not supported");

    private static bool UseCache => GlobalFFOptions.Current.UseCache;

    private static IReadOnlyDictionary<string, PixelFormat> PixelFormats => UseCache ? FFMpegCache.PixelFormats : AskPixelFormats();

    private static IReadOnlyDictionary<string, Codec> Codecs => UseCache ? FFMpegCache.Codecs : AskCodecs();

    private static IReadOnlyDictionary<string, ContainerFormat> ContainerFormats => UseCache ? FFMpegCache.ContainerFormats : AskContainerFormats();

    internal static IReadOnlyDictionary<string, PixelFormat> AskPixelFormats()
    {
        var formats = new Dictionary<string, PixelFormat>();
        Ask("-pix_fmts", line => Add(formats, PixelFormat.FromLine(line)));
        return formats;

        static void Add(Dictionary<string, PixelFormat> formats, PixelFormat? format)
        {
            if (format is not null) formats.TryAdd(format.Name, format);
        }
    }

    internal static IReadOnlyDictionary<string, ContainerFormat> AskContainerFormats()
    {
        var formats = new Dictionary<string, ContainerFormat>();
        Ask("-formats", line => Add(formats, ContainerFormat.FromLine(line)));
        return formats;

        static void Add(Dictionary<string, ContainerFormat> formats, ContainerFormat? format)
        {
            if (format is not null) formats.TryAdd(format.Name, format);
        }
    }

    internal static IReadOnlyDictionary<string, Codec> AskCodecs()
    {
        var codecs = new Dictionary<string, Codec>();
        Ask("-codecs", line => Add(codecs, Codec.FromCodecsLine(line)));
        Ask("-encoders", line => Add(codecs, Codec.FromEncodersLine(line)));
        Ask("-decoders", line => Add(codecs, Codec.FromDecodersLine(line)));
        return codecs;

        static void Add(Dictionary<string, Codec> codecs, Codec? codec)
        {
            if (codec is null) return;
            if (codecs.TryGetValue(codec.Name, out var known)) known.Merge(codec);
            else codecs.Add(codec.Name, codec);
        }
    }

    private static bool TryFind<T>(IReadOnlyDictionary<string, T> known, string name, [NotNullWhen(true)] out T? found) where T : class =>
        known.TryGetValue(UseCache ? name : name.ToLowerInvariant().Trim(), out found);

    private static FFMpegException NotSupported(string message) => new(FFMpegExceptionType.Operation, message);

    private static void Ask(string question, Action<string> onLine) => AskAsync(question, onLine).GetAwaiter().GetResult();

    private static async Task AskAsync(string question, Action<string> onLine)
    {
        var options = GlobalFFOptions.Current;
        var errors = new RecentLines();
        var process = ChildProcess.Start(GlobalFFOptions.GetFFMpegBinaryPath(options), question, options.WorkingDirectory, options.Encoding);
        await using (process.ConfigureAwait(false))
        {
            await Task.WhenAll(
                LinePump.RunAsync(process.Output, onLine, process.Kill),
                LinePump.RunAsync(process.Error, errors.Add, process.Kill)).ConfigureAwait(false);
            await process.Exited.ConfigureAwait(false);
            if (process.ExitCode == 0) return;
            var text = string.Join("\n", errors.ToList());
            throw new FFMpegException(FFMpegExceptionType.Process, $"ffmpeg {question} failed: {text}", null, text);
        }
    }
}
