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
        var series = _treatments.Select(_ => _ensemble.Members.Select(_ => new PairSeries()).ToArray()).ToArray();
        var visible = _treatments.Select(_ => new VisibilitySeries()).ToArray();
        using var scope = NewDisposeScope();
        var deltas = _treatments.Select(treatment => TreatedPictures.Delta(treatment, faces.ImageSize)).ToArray();
        for (var first = 0; first < faces.Count; first += _options.BatchSize)
        {
            using var batch = NewDisposeScope();
            int[] indices = [.. Enumerable.Range(first, Math.Min(_options.BatchSize, faces.Count - first))];
            var images = faces.Images(indices);
            var treated = Array.ConvertAll(deltas, delta => TreatedPictures.Apply(images, delta));
            var described = _identity.Describe(images);
            for (var t = 0; t < treated.Length; t++)
                visible[t].Add(images, treated[t], IdentitySimilarity.Cosine(described, _identity.Describe(treated[t])));
            for (var g = 0; g < _ensemble.Members.Count; g++)
            {
                var generator = _ensemble.Members[g].Generator;
                var source = labels.Of(indices, images, generator.SourceAttributes);
                for (var e = 0; e < generator.Edits.Count; e++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    using var pair = NewDisposeScope();
                    var condition = generator.Condition(generator.Edits[e], source, StyleSeed(first, e));
                    var clean = generator.Forge(images, condition);
                    var mask = InterruptionMetric.Mask(images, clean);
                    // Faces are compared for one edit of each batch: a descriptor costs as much as a forgery.
                    var compares = e == first / _options.BatchSize % generator.Edits.Count;
                    var cleanFaces = compares ? _identity.Describe(clean) : null;
                    for (var t = 0; t < treated.Length; t++)
                    {
                        using var one = NewDisposeScope();
                        var forged = generator.Forge(treated[t], condition);
                        series[t][g].Add(people.AsSpan(first, indices.Length), PairMeasures.Of(mask, clean, forged));
                        if (cleanFaces is not null) series[t][g].AddIdentity(IdentitySimilarity.Cosine(cleanFaces, _identity.Describe(forged)).to(ScalarType.Float64).data<double>().ToArray());
                    }
                    report((long)indices.Length * (treated.Length + 1));
                }
            }
        }
        var methods = _treatments.Select((treatment, t) =>
            new MethodResult(treatment.Name, [.. _ensemble.Members.Select((member, g) => series[t][g].Result(member.Name, _options))], visible[t].Result()));
        return new(data.Name, faces.Count, people.Distinct().Count(), faces.Fingerprint, [.. methods]);
    }

    private ulong StyleSeed(int first, int edit) => _options.Seed * 1_000_003 + (ulong)first * 101 + (ulong)edit;

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
            var condition = generator.Condition(generator.Edits[e], labels.Of(Array.ConvertAll(rows, row => (int)row), some, generator.SourceAttributes), StyleSeed(0, e));
            tally.Add(InterruptionMetric.L2Mask(some, generator.Forge(some, condition), generator.Forge(someTreated, condition)));
        }
        return tally.SuccessRate;
    }
}
