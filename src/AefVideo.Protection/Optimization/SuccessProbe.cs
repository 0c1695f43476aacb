using AefVideo.Generators.Data;
using AefVideo.Protection.Metrics;
using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>Measures success rates of δ on pictures of the training set, all edits of all generators.</summary>
internal sealed class SuccessProbe(Ensemble ensemble, FaceDataset data, EditTable edits, int batchSize)
{
    /// <summary>Measures on a few pictures whose clean results are kept.</summary>
    public IReadOnlyList<MemberScore> Measure(Tensor delta, Scenes scenes, IReadOnlyList<int> pictures, CancellationToken cancellation) =>
        Measure(delta, pictures, (member, edit, batch) => scenes.Show(new(member, [.. batch.Select(_ => edit)]), batch).View, cancellation);

    /// <summary>Measures on all pictures, keeping nothing.</summary>
    /// <param name="delta">δ, [1, 3, S, S].</param>
    /// <param name="seed">Chooses the styles.</param>
    /// <param name="cancellation">Stops it.</param>
    public IReadOnlyList<MemberScore> MeasureAll(Tensor delta, ulong seed, CancellationToken cancellation) =>
        Measure(
            delta,
            [.. Enumerable.Range(0, data.Count)],
            (member, edit, batch) =>
            {
                var generator = ensemble.Members[member].Generator;
                var condition = generator.Condition(generator.Edits[edit], data.Labels(batch, generator.SourceAttributes), seed);
                return View.Of(member, generator, condition, data.Images(batch));
            },
            cancellation);

    private List<MemberScore> Measure(Tensor delta, IReadOnlyList<int> pictures, Func<int, int, int[], View> look, CancellationToken cancellation)
    {
        using var silent = no_grad();
        var scores = new List<MemberScore>();
        for (var member = 0; member < edits.Members; member++)
        {
            var tally = new InterruptionTally();
            foreach (var edit in edits.Groups(member).SelectMany(group => group))
            {
                foreach (var batch in pictures.Chunk(batchSize))
                {
                    cancellation.ThrowIfCancellationRequested();
                    using var scope = NewDisposeScope();
                    var view = look(member, edit, batch);
                    var forged = view.Generator.Forge((view.Images + delta).clamp(-1, 1), view.Condition);
                    tally.Add(InterruptionMetric.L2Mask(view.Images, view.Forged, forged));
                }
            }
            scores.Add(new(ensemble.Members[member].Name, tally.SuccessRate, tally.MeanL2Mask, tally.Pairs - tally.NothingToInterrupt, tally.NothingToInterrupt));
        }
        return scores;
    }
}
