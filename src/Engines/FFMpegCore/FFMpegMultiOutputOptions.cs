using FFMpegCore.Arguments;
using FFMpegCore.Pipes;

namespace FFMpegCore;

/// <summary>Several outputs, each with its options.</summary>
public class FFMpegMultiOutputOptions
{
    internal readonly List<FFMpegArgumentOptions> Outputs = [];

    public IEnumerable<IArgument> Arguments => Outputs.SelectMany(output => output.Arguments);

    public FFMpegMultiOutputOptions OutputToFile(string file, bool overwrite = true, Action<FFMpegArgumentOptions>? addArguments = null) =>
        AddOutput(FFMpegArguments.FileOutput(file, overwrite), addArguments);

    public FFMpegMultiOutputOptions OutputToUrl(string uri, Action<FFMpegArgumentOptions>? addArguments = null) =>
        AddOutput(new PlainOutput(uri), addArguments);

    public FFMpegMultiOutputOptions OutputToUrl(Uri uri, Action<FFMpegArgumentOptions>? addArguments = null) =>
        OutputToUrl(uri.ToString(), addArguments);

    public FFMpegMultiOutputOptions OutputToPipe(IPipeSink reader, Action<FFMpegArgumentOptions>? addArguments = null) =>
        AddOutput(new OutputPipe(reader), addArguments);

    public FFMpegMultiOutputOptions AddOutput(IOutputArgument argument, Action<FFMpegArgumentOptions>? addArguments)
    {
        var options = new FFMpegArgumentOptions();
        addArguments?.Invoke(options);
        Outputs.Add(options.WithArgument(argument));
        return this;
    }
}
