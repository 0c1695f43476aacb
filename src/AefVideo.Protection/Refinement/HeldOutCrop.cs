using AefVideo.Protection.Metrics;
using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Protection.Refinement;

/// <summary>A crop that candidates are judged by, with what the generators make of it while it is clean, and what the perturbation in use does to that. Owns its tensors.</summary>
internal sealed class HeldOutCrop : IDisposable
{
    private readonly FaceCrop _crop;
    private readonly (Tensor Values, int Tag, Tensor Mask, Tensor Forged)[][] _clean;

    /// <summary>Forges the clean crop with every edit.</summary>
    /// <param name="crop">Belongs to this from now on.</param>
    /// <param name="ensemble">The generators.</param>
    /// <param name="seed">Chooses the styles.</param>
    /// <param name="rest">Called between two forgeries.</param>
    public HeldOutCrop(FaceCrop crop, Ensemble ensemble, ulong seed, Action rest)
    {
        _crop = crop;
        _clean = [.. ensemble.Members.Select(member => new (Tensor, int, Tensor, Tensor)[member.Generator.Edits.Count])];
        try
        {
            for (var member = 0; member < _clean.Length; member++)
            {
                for (var edit = 0; edit < _clean[member].Length; edit++)
                {
                    _clean[member][edit] = Forge(ensemble.Members[member].Generator, edit, seed);
                    rest();
                }
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>L2mask of the perturbation in use, of each generator and edit; null where there is nothing to interrupt.</summary>
    public double?[][] Current { get; set; } = [];

    /// <summary>Likewise of the perturbation that the refinement began with.</summary>
    public double?[][] Start { get; set; } = [];

    /// <summary>L2mask of a perturbation, of each edit of a generator; null where there is nothing to interrupt.</summary>
    /// <param name="ensemble">The generators.</param>
    /// <param name="member">Which of them.</param>
    /// <param name="delta">δ, [1, 3, S, S].</param>
    /// <param name="rest">Called between two forgeries.</param>
    public double?[] Measure(Ensemble ensemble, int member, Tensor delta, Action rest)
    {
        using var silent = no_grad();
        var outcomes = new double?[_clean[member].Length];
        for (var edit = 0; edit < outcomes.Length; edit++)
        {
            using (NewDisposeScope())
            {
                var (values, tag, mask, clean) = _clean[member][edit];
                var forged = ensemble.Members[member].Generator.Forge((_crop.Image + delta).clamp(-1, 1), new(values, tag));
                var distance = InterruptionMetric.L2Within(mask, clean, forged).item<double>();
                outcomes[edit] = double.IsNaN(distance) ? null : distance;
            }
            rest();
        }
        return outcomes;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Those that were not forged any more, when it was stopped in between, are null.
        foreach (var (values, _, mask, forged) in _clean.SelectMany(edits => edits))
            foreach (var tensor in new[] { values, mask, forged }) tensor?.Dispose();
        _crop.Dispose();
    }

    private (Tensor Values, int Tag, Tensor Mask, Tensor Forged) Forge(Generators.IGenerator generator, int edit, ulong seed)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var condition = generator.Condition(generator.Edits[edit], _crop.Labels(generator.SourceAttributes), seed);
        var forged = generator.Forge(_crop.Image, condition);
        var mask = InterruptionMetric.Mask(_crop.Image, forged);
        // A copy, since a style may be a view of something larger.
        return (condition.Values.clone().DetachFromDisposeScope(), condition.Tag, mask.DetachFromDisposeScope(), forged.DetachFromDisposeScope());
    }
}
