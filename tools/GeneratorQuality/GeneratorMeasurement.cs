using System.Diagnostics;
using AefVideo.Generators;
using AefVideo.Generators.Classification;
using static TorchSharp.torch;

namespace AefVideo.Tools.GeneratorQuality;

/// <summary>Edits all faces in all ways and asks the classifier.</summary>
internal static class GeneratorMeasurement
{
    private const int Batch = 20;

    public static GeneratorResult Run(string path, IGenerator generator, Faces faces, Faces? references, AttributeJudge judge, CancellationToken cancellation)
    {
        using var silent = no_grad();
        var conditions = new Conditions(generator, references);
        var tallies = conditions.Edits.Select(edit => (edit, new EditTally(edit))).ToArray();
        var forging = new Stopwatch();
        long forged = 0;
        for (var first = 0; first < faces.Data.Count; first += Batch)
        {
            int[] indices = [.. Enumerable.Range(first, Math.Min(Batch, faces.Data.Count - first))];
            using var batch = NewDisposeScope();
            var images = faces.Images(indices);
            var labels = faces.Labels(indices, images, generator.SourceAttributes);
            var before = judge.Predict(images);
            foreach (var (edit, tally) in tallies)
            {
                cancellation.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                var condition = conditions.Ask(edit, labels, indices);
                forging.Start();
                var raw = generator.Forge(images, condition);
                forging.Stop();
                forged += indices.Length;
                // What is looked at, and edited back, is a picture: HiSD's output may leave the range of one.
                var edited = raw.clamp(-1, 1);
                var back = generator.Forge(edited, conditions.AskBack(edit, images, labels)).clamp(-1, 1);
                var goal = new[] { edit.Goal.Attribute };
                var own = faces.Labels(indices, images, goal).data<float>().ToArray();
                var (saidBefore, saidAfter, saidBack) = (Said(judge, before, goal), Said(judge, judge.Predict(edited), goal), Said(judge, judge.Predict(back), goal));
                for (var i = 0; i < indices.Length; i++) tally.Add(own[i] > 0, saidBefore[i], saidAfter[i], saidBack[i]);
                tally.AddDistances(Distance(images, edited) * indices.Length, Distance(images, back) * indices.Length);
            }
        }
        var results = Array.ConvertAll(tallies, pair => pair.Item2.Result());
        var meant = results.Where(result => result.Counted > 0 && Bars.IsMeant(generator.Family, result.Edit)).Select(result => result.Arrived).DefaultIfEmpty(double.NaN);
        return new(
            Path.GetFileName(path),
            generator.Family,
            generator.Fingerprint,
            generator.ImageSize,
            generator.ComputeType.ToString(),
            faces.Data.Fingerprint,
            faces.Data.Count,
            results,
            meant.Average(),
            Bars.Arrived(generator.Family),
            results.Average(result => result.ChangeL1),
            results.Average(result => result.CycleL1),
            forging.Elapsed.TotalSeconds / forged);
    }

    private static bool[] Said(AttributeJudge judge, Tensor said, string[] attribute) => Judge.Columns(judge, said, attribute).contiguous().data<bool>().ToArray();

    private static double Distance(Tensor first, Tensor second) => first.sub(second).abs().mean().item<float>();
}
