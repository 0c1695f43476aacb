namespace AefVideo.Cli.Output;

/// <summary>Says on standard error what <c>aef bench</c> is doing.</summary>
internal sealed class BenchProgress : IProgress<string>
{
    /// <inheritdoc />
    public void Report(string value) => Console.Error.WriteLine($"aef: {value}");
}
