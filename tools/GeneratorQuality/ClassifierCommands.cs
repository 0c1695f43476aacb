using AefVideo.Generators.Classification;
using AefVideo.Generators.Data;

namespace AefVideo.Tools.GeneratorQuality;

/// <summary>Measures the attribute classifier.</summary>
internal static class ClassifierCommands
{
    private const int ImageSize = 128;

    /// <summary>Prints the balanced accuracy of every attribute.</summary>
    public static async Task MeasureAsync(string celeba, CommandLine line, CancellationToken cancellation)
    {
        using var data = await FaceDataset.LoadAsync(new() { Directory = celeba, ImageSize = ImageSize, Partition = line.Number("--partition") ?? 2 }, null, cancellation);
        using var judge = Judge.Open(line);
        Console.WriteLine($"{data.Count} pictures, data {data.Fingerprint[..12]}, classifier {judge.Fingerprint[..12]}");
        Console.WriteLine();
        Console.WriteLine("| attribute | balanced accuracy |");
        Console.WriteLine("|---|---|");
        foreach (var (attribute, accuracy) in ClassifierCalibration.Measure(judge, data))
            Console.WriteLine($"| {attribute} | {MarkdownTable.Percent(accuracy)} |");
    }
}
