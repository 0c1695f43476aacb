using FFMpegCore.Arguments;
using FFMpegCore.Builders.MetaData;
using FFMpegCore.Exceptions;
using FFMpegCore.Pipes;

namespace FFMpegCore;

/// <summary>ffmpeg's command line: global options, inputs, outputs. File names stand between double quotes as they are, so they must not contain one.</summary>
public sealed class FFMpegArguments : FFMpegArgumentsBase
{
    private readonly FFMpegGlobalArguments _globalArguments = new();

    private FFMpegArguments()
    {
    }

    /// <summary>The whole command line, without the program's name.</summary>
    public string Text
    {
        get
        {
            IArgument[] all = [.. _globalArguments.Arguments, .. Arguments];
            return string.Join(' ', all.Select(argument => argument is IDynamicArgument dynamic ? dynamic.GetText(all) : argument.Text));
        }
    }

    public static FFMpegArguments FromConcatInput(IEnumerable<string> filePaths, Action<FFMpegArgumentOptions>? addArguments = null) =>
        new FFMpegArguments().AddConcatInput(filePaths, addArguments);

    public static FFMpegArguments FromDemuxConcatInput(IEnumerable<string> filePaths, Action<FFMpegArgumentOptions>? addArguments = null) =>
        new FFMpegArguments().AddDemuxConcatInput(filePaths, addArguments);

    public static FFMpegArguments FromFileInput(string filePath, bool verifyExists = true, Action<FFMpegArgumentOptions>? addArguments = null) =>
        new FFMpegArguments().AddFileInput(filePath, verifyExists, addArguments);

    public static FFMpegArguments FromFileInput(IEnumerable<string> filePath, bool verifyExists = true, Action<FFMpegArgumentOptions>? addArguments = null) =>
        new FFMpegArguments().AddFileInput(filePath, verifyExists, addArguments);

    public static FFMpegArguments FromFileInput(FileInfo fileInfo, Action<FFMpegArgumentOptions>? addArguments = null) =>
        new FFMpegArguments().AddFileInput(fileInfo, addArguments);

    public static FFMpegArguments FromUrlInput(Uri uri, Action<FFMpegArgumentOptions>? addArguments = null) =>
        new FFMpegArguments().AddUrlInput(uri, addArguments);

    public static FFMpegArguments FromDeviceInput(string device, Action<FFMpegArgumentOptions>? addArguments = null) =>
        new FFMpegArguments().AddDeviceInput(device, addArguments);

    public static FFMpegArguments FromPipeInput(IPipeSource sourcePipe, Action<FFMpegArgumentOptions>? addArguments = null) =>
        new FFMpegArguments().AddPipeInput(sourcePipe, addArguments);

    public FFMpegArguments WithGlobalOptions(Action<FFMpegGlobalArguments> configureOptions)
    {
        configureOptions(_globalArguments);
        return this;
    }

    /// <summary>Joins files byte by byte, for formats that allow it.</summary>
    public FFMpegArguments AddConcatInput(IEnumerable<string> filePaths, Action<FFMpegArgumentOptions>? addArguments = null) =>
        With(new PlainInput($"-i \"concat:{string.Join('|', filePaths)}\""), addArguments);

    /// <summary>Joins files stream by stream.</summary>
    public FFMpegArguments AddDemuxConcatInput(IEnumerable<string> filePaths, Action<FFMpegArgumentOptions>? addArguments = null)
    {
        var list = string.Concat(filePaths.Select(path => $"file '{path.Replace("'", @"'\''", StringComparison.Ordinal)}'{Environment.NewLine}"));
        return With(new ListFileInput("concat", list, (listPath, _) => $"-f concat -safe 0 -i \"{listPath}\""), addArguments);
    }

    public FFMpegArguments AddFileInput(string filePath, bool verifyExists = true, Action<FFMpegArgumentOptions>? addArguments = null) =>
        With(new PlainInput($"-i \"{filePath}\"", verifyExists ? () => ThrowIfMissing(filePath) : null), addArguments);

    public FFMpegArguments AddFileInput(IEnumerable<string> filePath, bool verifyExists = true, Action<FFMpegArgumentOptions>? addArguments = null)
    {
        string[] paths = [.. filePath];
        var text = string.Join(' ', paths.Select(path => $"-i \"{path}\""));
        return With(new PlainInput(text, verifyExists ? () => ThrowIfAnyMissing(paths) : null), addArguments);
    }

    public FFMpegArguments AddFileInput(FileInfo fileInfo, Action<FFMpegArgumentOptions>? addArguments = null) =>
        AddFileInput(fileInfo.FullName, verifyExists: false, addArguments);

    public FFMpegArguments AddUrlInput(Uri uri, Action<FFMpegArgumentOptions>? addArguments = null) =>
        AddFileInput(uri.AbsoluteUri, verifyExists: false, addArguments);

    public FFMpegArguments AddDeviceInput(string device, Action<FFMpegArgumentOptions>? addArguments = null) =>
        With(new PlainInput($"-i {device}"), addArguments);

    public FFMpegArguments AddPipeInput(IPipeSource sourcePipe, Action<FFMpegArgumentOptions>? addArguments = null) =>
        With(new InputPipe(sourcePipe), addArguments);

    /// <summary>Takes tags and chapters from the text of a metadata file.</summary>
    public FFMpegArguments AddMetaData(string content, Action<FFMpegArgumentOptions>? addArguments = null) =>
        With(new ListFileInput("metadata", content, (path, index) => $"-i \"{path}\" -map_metadata {index}"), addArguments);

    public FFMpegArguments AddMetaData(FFMetadataBuilder metaDataBuilder, Action<FFMpegArgumentOptions>? addArguments = null) =>
        AddMetaData(metaDataBuilder.GetMetadataFileContent(), addArguments);

    public FFMpegArguments AddMetaData(IReadOnlyMetaData metaData, Action<FFMpegArgumentOptions>? addArguments = null) =>
        AddMetaData(MetadataText.Of(metaData), addArguments);

    /// <summary>Takes the output's metadata from an input.</summary>
    /// <param name="inputIndex">Which input; null for the one added before.</param>
    /// <param name="addArguments">Options that stand before.</param>
    public FFMpegArguments MapMetaData(int? inputIndex = null, Action<FFMpegArgumentOptions>? addArguments = null) =>
        With(new MapMetadataArgument(inputIndex), addArguments);

    public FFMpegArgumentProcessor OutputToFile(string file, bool overwrite = true, Action<FFMpegArgumentOptions>? addArguments = null) =>
        To(FileOutput(file, overwrite), addArguments);

    /// <param name="uri">Passed as it is, without quotes.</param>
    /// <param name="addArguments">Options of the output.</param>
    public FFMpegArgumentProcessor OutputToUrl(string uri, Action<FFMpegArgumentOptions>? addArguments = null) =>
        To(new PlainOutput(uri), addArguments);

    public FFMpegArgumentProcessor OutputToUrl(Uri uri, Action<FFMpegArgumentOptions>? addArguments = null) =>
        OutputToUrl(uri.ToString(), addArguments);

    /// <summary>Writes to a pipe. The format must be forced, and be one that needs no seeking.</summary>
    public FFMpegArgumentProcessor OutputToPipe(IPipeSink reader, Action<FFMpegArgumentOptions>? addArguments = null) =>
        To(new OutputPipe(reader), addArguments);

    /// <summary>Encodes once and writes several outputs, none of which may be a pipe or overwrite a file.</summary>
    public FFMpegArgumentProcessor OutputToTee(Action<FFMpegMultiOutputOptions> addOutputs, Action<FFMpegArgumentOptions>? addArguments = null)
    {
        var outputs = new FFMpegMultiOutputOptions();
        addOutputs(outputs);
        return To(new TeeOutput(outputs), addArguments);
    }

    /// <summary>Writes several outputs, each encoded by itself.</summary>
    public FFMpegArgumentProcessor MultiOutput(Action<FFMpegMultiOutputOptions> addOutputs)
    {
        var outputs = new FFMpegMultiOutputOptions();
        addOutputs(outputs);
        Arguments.AddRange(outputs.Arguments);
        return new FFMpegArgumentProcessor(this);
    }

    internal static IOutputArgument FileOutput(string path, bool overwrite) => overwrite
        ? new PlainOutput($"\"{path}\" -y")
        : new PlainOutput($"\"{path}\"", () => ThrowIfPresent(path));

    private static void ThrowIfMissing(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException("Input file not found", path);
    }

    private static void ThrowIfAnyMissing(string[] paths)
    {
        string[] missing = [.. paths.Where(path => !File.Exists(path))];
        if (missing.Length > 0) throw new FileNotFoundException($"The following input files were not found: {string.Join(", ", missing)}");
    }

    private static void ThrowIfPresent(string path)
    {
        if (File.Exists(path)) throw new FFMpegException(FFMpegExceptionType.File, "Output file already exists and overwrite is disabled");
    }

    private FFMpegArguments With(IInputArgument input, Action<FFMpegArgumentOptions>? addArguments)
    {
        Add(input, addArguments);
        return this;
    }

    private FFMpegArgumentProcessor To(IOutputArgument output, Action<FFMpegArgumentOptions>? addArguments)
    {
        Add(output, addArguments);
        return new FFMpegArgumentProcessor(this);
    }

    private void Add(IArgument argument, Action<FFMpegArgumentOptions>? addArguments)
    {
        var options = new FFMpegArgumentOptions();
        addArguments?.Invoke(options);
        Arguments.AddRange(options.Arguments);
        Arguments.Add(argument);
    }
}
