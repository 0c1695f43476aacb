using AefVideo.Evaluation.Identity;
using AefVideo.Protection.Metrics;
using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Interruption;

/// <summary>
/// Measures batch after batch how far treated pictures interrupt every edit of every generator. The clean forgeries of a batch are made once for all treatments, and nothing but numbers is kept.
/// </summary>
/// <param name="ensemble">The generators; stay the caller's.</param>
/// <param name="identity">Describes faces; stays the caller's.</param>
/// <param name="names">Of the treatments.</param>
/// <param name="options">How to measure.</param>
internal sealed class ForgeryMeter(Ensemble ensemble, IdentitySimilarity identity, IReadOnlyList<string> names, EvaluationOptions options)
{
    private readonly PairSeries[][] _series = [.. names.Select(_ => ensemble.Members.Select(_ => new PairSeries()).ToArray())];
    private readonly VisibilitySeries[] _visible = [.. names.Select(_ => new VisibilitySeries())];
    private int _pictures;
    private int _batches;

    /// <summary>Forgeries that one picture takes: each edit, clean and per treatment.</summary>
    public long ForgeriesPerPicture { get; } = ensemble.Members.Sum(member => (long)member.Generator.Edits.Count) * (names.Count + 1);

    /// <summary>Which style HiSD takes.</summary>
    /// <param name="seed">The measurement's.</param>
    /// <param name="first">Pictures before the batch.</param>
    /// <param name="edit">Number of the edit.</param>
    public static ulong StyleSeed(ulong seed, int first, int edit) => seed * 1_000_003 + (ulong)first * 101 + (ulong)edit;

    /// <summary>Measures a batch.</summary>
    /// <param name="images">The originals, [N, 3, S, S] in [−1, 1].</param>
    /// <param name="treated">For each treatment, the same pictures under it.</param>
    /// <param name="people">Whom each picture shows, for the bootstrap.</param>
    /// <param name="labels">Gives [N, attributes], 0 or 1, for the originals.</param>
    /// <param name="report">Hears how many forgeries were made, after each edit.</param>
    /// <param name="cancellation">Stops it between edits.</param>
    /// <exception cref="Core.Errors.ModelException">A generator gives what is no picture.</exception>
    public void Add(
        Tensor images, IReadOnlyList<Tensor> treated, ReadOnlySpan<int> people, Func<IReadOnlyList<string>, Tensor> labels, Action<long> report, CancellationToken cancellation)
    {
        using var silent = no_grad();
        using var batch = NewDisposeScope();
        var described = identity.Describe(images);
        for (var t = 0; t < treated.Count; t++)
            _visible[t].Add(images, treated[t], IdentitySimilarity.Cosine(described, identity.Describe(treated[t])));
        for (var g = 0; g < ensemble.Members.Count; g++)
        {
            var generator = ensemble.Members[g].Generator;
            var source = labels(generator.SourceAttributes);
            for (var e = 0; e < generator.Edits.Count; e++)
            {
                cancellation.ThrowIfCancellationRequested();
                using var pair = NewDisposeScope();
                var condition = generator.Condition(generator.Edits[e], source, StyleSeed(options.Seed, _pictures, e));
                var clean = generator.Forge(images, condition);
                var mask = InterruptionMetric.Mask(images, clean);
                // Faces are compared for one edit of each batch: a descriptor costs as much as a forgery.
                var cleanFaces = e == _batches % generator.Edits.Count ? identity.Describe(clean) : null;
                for (var t = 0; t < treated.Count; t++)
                {
                    using var one = NewDisposeScope();
                    var forged = generator.Forge(treated[t], condition);
                    _series[t][g].Add(e, people, PairMeasures.Of(mask, clean, forged));
                    if (cleanFaces is not null) _series[t][g].AddIdentity(IdentitySimilarity.Cosine(cleanFaces, identity.Describe(forged)).to(ScalarType.Float64).data<double>().ToArray());
                }
                report(images.shape[0] * (treated.Count + 1));
            }
        }
        _pictures += (int)images.shape[0];
        _batches++;
    }

    /// <summary>Sums up, treatment by treatment.</summary>
    public IReadOnlyList<MethodResult> Results() =>
        [.. names.Select((name, t) => new MethodResult(name, [.. ensemble.Members.Select((member, g) => _series[t][g].Result(member.Name, member.Generator.Edits, options))], _visible[t].Result()))];
}
