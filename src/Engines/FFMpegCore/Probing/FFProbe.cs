using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FFMpegCore.Exceptions;
using FFMpegCore.Pipes;
using FFMpegCore.Probing;
using FFMpegCore.Processes;

namespace FFMpegCore;

/// <summary>Asks ffprobe about files. A path is passed between double quotes as it is, so it must not contain one.</summary>
public static class FFProbe
{
    private const string AboutStreams = "-loglevel error -print_format json -show_format -sexagesimal -show_streams -show_chapters";
    private const string AboutFrames = "-loglevel error -print_format json -show_frames -v quiet -sexagesimal";
    private const string AboutPackets = "-loglevel error -print_format json -show_packets -v quiet -sexagesimal";

    /// <exception cref="FFMpegException">There is no such file, or ffprobe cannot read it.</exception>
    public static IMediaAnalysis Analyse(string filePath, FFOptions? ffOptions = null, string? customArguments = null) =>
        AnalyseAsync(filePath, ffOptions, CancellationToken.None, customArguments).GetAwaiter().GetResult();

    /// <exception cref="FFMpegException">ffprobe cannot read it.</exception>
    public static IMediaAnalysis Analyse(Uri uri, FFOptions? ffOptions = null, string? customArguments = null) =>
        AnalyseAsync(uri, ffOptions, CancellationToken.None, customArguments).GetAwaiter().GetResult();

    /// <exception cref="FFMpegException">ffprobe cannot read it.</exception>
    public static IMediaAnalysis Analyse(Stream stream, FFOptions? ffOptions = null, string? customArguments = null) =>
        AnalyseAsync(stream, ffOptions, CancellationToken.None, customArguments).GetAwaiter().GetResult();

    public static FFProbeFrames GetFrames(string filePath, FFOptions? ffOptions = null, string? customArguments = null) =>
        GetFramesAsync(filePath, ffOptions, CancellationToken.None, customArguments).GetAwaiter().GetResult();

    public static FFProbeFrames GetFrames(Uri uri, FFOptions? ffOptions = null, string? customArguments = null) =>
        GetFramesAsync(uri, ffOptions, CancellationToken.None, customArguments).GetAwaiter().GetResult();

    public static FFProbePackets GetPackets(string filePath, FFOptions? ffOptions = null, string? customArguments = null) =>
        GetPacketsAsync(filePath, ffOptions, CancellationToken.None, customArguments).GetAwaiter().GetResult();

    /// <exception cref="FFMpegException">There is no such file, or ffprobe cannot read it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; ffprobe has been ended.</exception>
    public static async Task<IMediaAnalysis> AnalyseAsync(string filePath, FFOptions? ffOptions = null, CancellationToken cancellationToken = default, string? customArguments = null)
    {
        ThrowIfMissing(filePath);
        return await AnalyseAsync(filePath, null, ffOptions, customArguments, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="FFMpegException">ffprobe cannot read it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; ffprobe has been ended.</exception>
    public static async Task<IMediaAnalysis> AnalyseAsync(Uri uri, FFOptions? ffOptions = null, CancellationToken cancellationToken = default, string? customArguments = null) =>
        await AnalyseAsync(uri.AbsoluteUri, null, ffOptions, customArguments, cancellationToken).ConfigureAwait(false);

    /// <exception cref="FFMpegException">ffprobe cannot read it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; ffprobe has been ended.</exception>
    public static async Task<IMediaAnalysis> AnalyseAsync(Stream stream, FFOptions? ffOptions = null, CancellationToken cancellationToken = default, string? customArguments = null)
    {
        using var pipe = new InputPipe(new StreamPipeSource(stream));
        pipe.Pre();
        return await AnalyseAsync(pipe.Address, pipe, ffOptions, customArguments, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<FFProbeFrames> GetFramesAsync(string filePath, FFOptions? ffOptions = null, CancellationToken cancellationToken = default, string? customArguments = null)
    {
        ThrowIfMissing(filePath);
        return await ListAsync(AboutFrames, filePath, ProbeJson.Default.FFProbeFrames, ffOptions, customArguments, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<FFProbeFrames> GetFramesAsync(Uri uri, FFOptions? ffOptions = null, CancellationToken cancellationToken = default, string? customArguments = null) =>
        await ListAsync(AboutFrames, uri.AbsoluteUri, ProbeJson.Default.FFProbeFrames, ffOptions, customArguments, cancellationToken).ConfigureAwait(false);

    public static async Task<FFProbePackets> GetPacketsAsync(string filePath, FFOptions? ffOptions = null, CancellationToken cancellationToken = default, string? customArguments = null)
    {
        ThrowIfMissing(filePath);
        return await ListAsync(AboutPackets, filePath, ProbeJson.Default.FFProbePackets, ffOptions, customArguments, cancellationToken).ConfigureAwait(false);
    }

    private static void ThrowIfMissing(string filePath)
    {
        if (!File.Exists(filePath)) throw new FFMpegException(FFMpegExceptionType.File, $"No file found at '{filePath}'");
    }

    private static async Task<IMediaAnalysis> AnalyseAsync(string input, InputPipe? pipe, FFOptions? options, string? customArguments, CancellationToken cancellationToken)
    {
        var (document, errorData) = await RunAsync(AboutStreams, input, pipe, ProbeJson.Default.ProbeDocument, options, customArguments, cancellationToken).ConfigureAwait(false);
        return ProbeReading.Read(document, errorData);
    }

    private static async Task<T> ListAsync<T>(string question, string input, JsonTypeInfo<T> type, FFOptions? options, string? customArguments, CancellationToken cancellationToken)
    {
        var (list, _) = await RunAsync(question, input, null, type, options, customArguments, cancellationToken).ConfigureAwait(false);
        return list!;
    }

    /// <summary>Runs ffprobe to its end and reads its JSON.</summary>
    private static async Task<(T? Answer, IReadOnlyList<string> ErrorData)> RunAsync<T>(
        string question, string input, InputPipe? pipe, JsonTypeInfo<T> type, FFOptions? options, string? customArguments, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        options ??= GlobalFFOptions.Current;
        var errors = new RecentLines();
        using var answer = new MemoryStream();
        ProcessResult result;

        var process = ChildProcess.Start(GlobalFFOptions.GetFFProbeBinaryPath(options), $"{question} \"{input}\" {customArguments}", options.WorkingDirectory, options.Encoding);
        await using (process.ConfigureAwait(false))
        {
            using var killing = cancellationToken.UnsafeRegister(static state => ((ChildProcess)state!).Kill(), process);
            using var exited = new CancellationTokenSource();
            var feeding = pipe is null ? Task.CompletedTask : FeedAsync(pipe, exited.Token, cancellationToken);
            await Task.WhenAll(
                process.Output.BaseStream.CopyToAsync(answer, CancellationToken.None),
                LinePump.RunAsync(process.Error, errors.Add, process.Kill)).ConfigureAwait(false);
            await process.Exited.ConfigureAwait(false);
            await exited.CancelAsync().ConfigureAwait(false);
            await feeding.ConfigureAwait(false);
            result = new ProcessResult(process.ExitCode, errors.ToList());
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (result.ExitCode != 0)
        {
            var message = $"ffprobe exited with non-zero exit-code ({result.ExitCode} - {result.ErrorText})";
            throw new FFMpegException(FFMpegExceptionType.Process, message, null, result.ErrorText);
        }
        answer.Position = 0;
        using var utf8 = Encoding.CreateTranscodingStream(answer, options.Encoding, Encoding.UTF8);
        return (JsonSerializer.Deserialize(utf8, type), result.ErrorData);
    }

    private static async Task FeedAsync(InputPipe pipe, CancellationToken exited, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(exited, cancellationToken);
        try
        {
            await pipe.During(either.Token).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // ffprobe knew enough before the end of the stream.
        }
    }
}
