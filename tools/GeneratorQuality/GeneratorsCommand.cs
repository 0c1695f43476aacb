using System.Text.Json;
using System.Text.Json.Serialization;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Generators;
using AefVideo.Generators.Data;
using AefVideo.Generators.HiSd;
using AefVideo.Generators.Training;
using static TorchSharp.torch;

namespace AefVideo.Tools.GeneratorQuality;

/// <summary>Measures generators one after the other.</summary>
internal static class GeneratorsCommand
{
    // References must be none of the pictures that are edited; those of the validation part are not trained on either.
    private const int ReferencePartition = 1;

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter() },
        // An edit of which no face could take part has no share.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static async Task RunAsync(string celeba, IEnumerable<string> files, CommandLine line, CancellationToken cancellation)
    {
        var (grids, gridFaces) = (line.Text("--grids"), line.Text("--faces"));
        if (grids is null != gridFaces is null) throw new UsageException("--grids and --faces go together: where to write, and whose faces to show.");
        using var judge = Judge.Open(line);
        var type = line.Has("--float32") ? ScalarType.Float32 : FastestType.Measure();
        var results = new List<GeneratorResult>();
        foreach (var file in files)
        {
            using var generator = GeneratorFile.Open(file);
            generator.ComputeType = type;
            var size = generator.ImageSize;
            using var references = generator is HiSdForger ? new Faces(await FaceDataset.LoadAsync(new() { Directory = celeba, ImageSize = size, Partition = ReferencePartition }, null, cancellation), judge) : null;
            using (var faces = new Faces(await FaceDataset.LoadAsync(new() { Directory = celeba, ImageSize = size, Partition = line.Number("--partition") ?? 2, Limit = line.Number("--limit") }, null, cancellation), judge))
                results.Add(GeneratorMeasurement.Run(file, generator, faces, references, judge, cancellation));
            MarkdownTable.Write(Console.Out, results[^1]);
            if (grids is null || gridFaces is null) continue;
            using var shown = new Faces(await FaceDataset.LoadAsync(new() { Directory = gridFaces, ImageSize = size }, null, cancellation), judge);
            Directory.CreateDirectory(grids);
            EditGrid.Write(grids, Path.GetFileNameWithoutExtension(file), generator, shown, references);
        }
        MarkdownTable.WriteSummary(Console.Out, results);
        if (line.Text("--json") is { } json) AtomicFile.Write(json, [JsonSerializer.SerializeToUtf8Bytes(new { classifier = judge.Fingerprint, generators = results }, s_json)]);
    }
}
