using AefVideo.Core.Errors;
using AefVideo.Evaluation.Identity;
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
            var images = faces.Images(indices);
            var treated = Array.ConvertAll(deltas, delta => TreatedPictures.Apply(images, delta));
            meter.Add(images, treated, people.AsSpan(first, indices.Length), attributes => labels.Of(indices, images, attributes), report, cancellation);
        }
        return new(data.Name, faces.Count, people.Distinct().Count(), faces.Fingerprint, meter.Results());
    }

    /// <summary>Success over strength: δ scaled to smaller bounds, one edit of each generator per picture.</summary>
    private List<CurvePoint> Curve(CancellationToken cancellation)
    {
        var points = new List<CurvePoint>();
        if (_options.CurveEpsilons.Count == 0) return points;
        var faces = _data[0].Faces;
        using var labels = new SourceLabels(faces);
        using var scope = NewDisposeScope();
        int[] indices = [.. Enumerable.Range(0, Math.Min(_options.CurvePictures, faces.Count))];
        var images = faces.Images(indices);
        foreach (var treatment in _treatments)
        {
            if (TreatedPictures.Delta(treatment, faces.ImageSize) is not { } delta) continue;
            foreach (var epsilon in _options.CurveEpsilons)
            {
                var treated = TreatedPictures.Apply(images, delta * (epsilon / treatment.Perturbation!.Epsilon));
                double?[] rates = [.. _ensemble.Members.Select(member => Rate(member.Generator, images, treated, indices, labels, cancellation))];
                points.Add(new(treatment.Name, epsilon, rates.Min(), rates.Average()));
            }
        }
        return points;
    }

    private double? Rate(Generators.IGenerator generator, Tensor images, Tensor treated, int[] indices, SourceLabels labels, CancellationToken cancellation)
    {
        var tally = new InterruptionTally();
        var edits = generator.Edits.Count;
        for (var e = 0; e < edits; e++)
        {
            cancellation.ThrowIfCancellationRequested();
            long[] rows = [.. indices.Where(index => index % edits == e).Select(index => (long)index)];
            if (rows.Length == 0) continue;
            using var scope = NewDisposeScope();
            var chosen = tensor(rows);
            var (some, someTreated) = (images.index_select(0, chosen), treated.index_select(0, chosen));
            var condition = generator.Condition(generator.Edits[e], labels.Of(Array.ConvertAll(rows, row => (int)row), some, generator.SourceAttributes), ForgeryMeter.StyleSeed(_options.Seed, 0, e));
            tally.Add(InterruptionMetric.L2Mask(some, generator.Forge(some, condition), generator.Forge(someTreated, condition)));
        }
        return tally.SuccessRate;
    }
}
