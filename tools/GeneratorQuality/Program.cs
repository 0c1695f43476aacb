using AefVideo.Core.Errors;
using AefVideo.Tools.GeneratorQuality;

const string Usage = """
    Measures trained generators by the attribute classifier, which 'aef train classifier' makes.

      GeneratorQuality generators CELEBA FILE... [--partition P] [--limit N] [--json FILE] [--grids FOLDER --faces FOLDER] [--float32] [--classifier FILE]
          share of edits that the classifier says arrived, L1 of what comes back, seconds: a table in Markdown, and JSON
          --partition   0 train, 1 validation, 2 test (the default)
          --limit       only the first N pictures
          --grids       writes a PNG for each generator (two for HiSD: noise, reference): eight of the faces of --faces (a folder without labels) × all edits
          --float32     computes in single precision; otherwise in what is fastest on this machine
          --classifier  another file than the shipped one
      GeneratorQuality classifier CELEBA [--partition P] [--classifier FILE]
          balanced accuracy of the classifier for every attribute

    CELEBA has attributes.csv beside its pictures.
    """;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};
try
{
    var line = new CommandLine(args);
    switch (line.Words)
    {
        case ["generators", var celeba, _, ..]: await GeneratorsCommand.RunAsync(celeba, line.Words.Skip(2), line, stop.Token); return 0;
        case ["classifier", var celeba]: await ClassifierCommands.MeasureAsync(celeba, line, stop.Token); return 0;
    }
}
catch (AefVideoException error)
{
    Console.Error.WriteLine(error.Message);
    return (int)error.ExitCode;
}
catch (OperationCanceledException)
{
    return (int)ExitCode.Cancelled;
}
Console.Error.WriteLine(Usage);
return (int)ExitCode.WrongUsage;
