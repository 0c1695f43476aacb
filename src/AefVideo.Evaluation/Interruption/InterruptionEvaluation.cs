using AefVideo.Core.Errors;
using AefVideo.Evaluation.Identity;
using AefVideo.Protection.Channel;
using AefVideo.Protection.Metrics;
using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Interruption;

/// <summary>
/// Measures how far treatments interrupt forgeries: every edit of every generator on every picture, once clean and once per treatment
/// (CMUA, arXiv 2105.10872, section 4). Clean forgeries are made once for all treatments.
/// </summary>
public sealed class InterruptionEvaluation : IDisposable
{
    private readonly Ensemble _ensemble;
    private readonly IReadOnlyList<EvaluationData> _data;
    private readonly IReadOnlyList<Treatment> _treatments;
    private readonly EvaluationOptions _options;
    private readonly IdentitySimilarity _identity;

    /// <summary>Prepares a measurement.</summary>
    /// <param name="ensemble">The generators; stay the caller's.</param>
    /// <param name="data">At least one data set.</param>
    /// <param name="treatments">At least one, no two of one name.</param>
    /// <param name="options">How to measure.</param>
    /// <exception cref="UsageException">Something is missing or named twice.</exception>
    public InterruptionEvaluation(Ensemble ensemble, IReadOnlyList<EvaluationData> data, IReadOnlyList<Treatment> treatments, EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(treatments);
        ArgumentNullException.ThrowIfNull(options);
        if (data.Count == 0 || treatments.Count == 0) throw new UsageException("An evaluation needs at least one data set and one perturbation.");
        if (treatments.Select(treatment => treatment.Name).Distinct(StringComparer.Ordinal).Count() < treatments.Count)
            throw new UsageException($"Two of the perturbations have the same name: {string.Join(", ", treatments.Select(treatment => treatment.Name))}.");
        (_ensemble, _data, _treatments, _options) = (ensemble, data, treatments, options);
        ensemble.ComputeType = options.ComputeType;
        _identity = IdentitySimilarity.OpenShipped();
    }

    /// <summary>Measures everything.</summary>
    /// <param name="progress">Hears how far it is, after each batch.</param>
    /// <param name="cancellation">Stops it between batches.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="ModelException">A generator gives what is no picture.</exception>
    public EvaluationResult Run(IProgress<EvaluationProgress>? progress, CancellationToken cancellation)
    {
        using var silent = no_grad();
        var edits = _ensemble.Members.Sum(member => member.Generator.Edits.Count);
        var total = _data.Sum(data => (long)data.Faces.Count) * edits * (_treatments.Count + 1);
        var done = 0L;
        var results = new List<DataSetResult>();
        foreach (var data in _data) results.Add(Measure(data, forgeries => progress?.Report(new(done += forgeries, total, data.Name)), cancellation));
        return new(results, Curve(cancellation));
    }

    /// <inheritdoc />
    public void Dispose() => _identity.Dispose();

    private DataSetResult Measure(EvaluationData data, Action<long> report, CancellationToken cancellation)
    {
        var faces = data.Faces;
        using var labels = new SourceLabels(faces);
        // Pictures of unknown people count as one person each.
        int[] people = [.. faces.Identities.Select((person, index) => person >= 0 ? person : -1 - index)];
        var meter = new ForgeryMeter(_ensemble, _identity, [.. _treatments.Select(treatment => treatment.Name)], _options);
        using var scope = NewDisposeScope();
        var deltas = _treatments.Select(treatment => TreatedPictures.Delta(treatment, faces.ImageSize)).ToArray();
        for (var first = 0; first < faces.Count; first += _options.BatchSize)
        {
            using var batch = NewDisposeScope();
            int[] indices = [.. Enumerable.Range(first, Math.Min(_options.BatchSize, faces.Count - first))];
            var published = faces.Images(indices);
            var images = Cut(published);
            var treated = Array.ConvertAll(deltas, delta => Cut(TreatedPictures.Apply(published, delta)));
            meter.Add(images, treated, people.AsSpan(first, indices.Length), attributes => labels.Of(indices, images, attributes), report, cancellation);
        }
        return new(data.Name, faces.Count, people.Distinct().Count(), faces.Fingerprint, meter.Results());
    }

    private Tensor Cut(Tensor images) => _options.Aside == 0 ? images : SecondCut.Of(images, _options.Aside / images.shape[3], _options.Aside / images.shape[2]);

    /// <summary>Success over strength: δ scaled to smaller bounds, one edit of each generator per picture. Clean forgeries are made once for all strengths.</summary>
    private List<CurvePoint> Curve(CancellationToken cancellation)
    {
        if (_options.CurveEpsilons.Count == 0) return [];
        var faces = _data[0].Faces;
        using var labels = new SourceLabels(faces);
        using var scope = NewDisposeScope();
        var strengths = (
            from treatment in _treatments
            let delta = TreatedPictures.Delta(treatment, faces.ImageSize)
            where delta is not null
            from epsilon in _options.CurveEpsilons
            select (treatment.Name, Epsilon: epsilon, Delta: delta * (epsilon / treatment.Perturbation!.Epsilon), Tallies: _ensemble.Members.Select(_ => new InterruptionTally()).ToArray())).ToArray();
        for (var member = 0; member < _ensemble.Members.Count; member++)
        {
            var generator = _ensemble.Members[member].Generator;
            for (var e = 0; e < generator.Edits.Count; e++)
            {
                cancellation.ThrowIfCancellationRequested();
                int[] indices = [.. Enumerable.Range(0, Math.Min(_options.CurvePictures, faces.Count)).Where(index => index % generator.Edits.Count == e)];
                if (indices.Length == 0) continue;
                using var edit = NewDisposeScope();
                var published = faces.Images(indices);
                var images = Cut(published);
                var condition = generator.Condition(generator.Edits[e], labels.Of(indices, images, generator.SourceAttributes), ForgeryMeter.StyleSeed(_options.Seed, 0, e));
                var clean = generator.Forge(images, condition);
                foreach (var strength in strengths)
                    strength.Tallies[member].Add(InterruptionMetric.L2Mask(images, clean, generator.Forge(Cut(TreatedPictures.Apply(published, strength.Delta)), condition)));
            }
        }
        return [.. strengths.Select(strength => new CurvePoint(strength.Name, strength.Epsilon, strength.Tallies.Min(tally => tally.SuccessRate), strength.Tallies.Average(tally => tally.SuccessRate)))];
    }
}
