using AefVideo.Core.Errors;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Benchmarks;

/// <summary>
/// Times our generators against the same networks in PyTorch, over the same libtorch with the same weights and number of threads. All take turns, so that a slow spell of the
/// machine hits each of them alike; what counts is the ratio within a round. Before that the results are compared: only equal networks race.
/// </summary>
public static class GeneratorBenchmark
{
    // Long enough that a few switches between processes do not count, short enough that a round sees one state of the machine.
    private const double TurnSeconds = 0.5;
    private const int FewestPasses = 2;
    private const int MostPasses = 20;

    // The first pass of a turn finds caches and allocator as the other side left them.
    private const int Warmups = 1;

    private const int ComparedPictures = 2;

    private static readonly (string Name, ScalarType Type)[] s_types = [("float32", ScalarType.Float32), ("bfloat16", ScalarType.BFloat16)];

    /// <summary>The generators that can be measured.</summary>
    public static IReadOnlyList<string> Names { get; } = ["stargan", "attentiongan", "attgan", "hisd"];

    /// <summary>Runs it on the calling thread. Writes only to a folder of its own below the system's temporary one, which it removes.</summary>
    /// <param name="options">What to measure.</param>
    /// <param name="progress">Told before each comparison.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="EnvironmentException">Python or torch is missing or fails.</exception>
    /// <exception cref="ModelException">The two sides' results differ.</exception>
    /// <exception cref="UsageException">There is no such generator.</exception>
    public static GeneratorBenchmarkResult Run(GeneratorBenchmarkOptions options, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        set_num_threads(options.Threads);
        manual_seed(1);
        using var reference = new GeneratorReference(options.Reference, options.Threads, cancellation);
        var folder = Directory.CreateTempSubdirectory("aef-bench-");
        try
        {
            return Run(options, reference, Path.Combine(folder.FullName, "network.safetensors"), progress, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static GeneratorBenchmarkResult Run(GeneratorBenchmarkOptions options, GeneratorReference reference, string file, IProgress<string>? progress, CancellationToken cancellation)
    {
        var comparisons = new List<GeneratorComparison>();
        var differences = new List<GeneratorDifference>();
        var single = s_types.Select(_ => new List<IReadOnlyList<double>>()).ToArray();
        foreach (var name in options.Networks)
        {
            using var contender = new GeneratorContender(name, options.ImageSize, Math.Max(ComparedPictures, options.Batches.Max()));
            contender.Write(file, ComparedPictures);
            differences.Add(reference.Load(name, file));
            differences[^1].RequireEqual();
            foreach (var batch in options.Batches)
            {
                foreach (var pass in Enum.GetValues<GeneratorPass>())
                {
                    progress?.Report($"{name}, batch {batch}, {(pass == GeneratorPass.Forward ? "forward" : "forward and backward")}");
                    var (ours, theirs) = TakeTurns(options.Rounds, contender, reference, pass, batch, cancellation);
                    comparisons.AddRange(s_types.Select((type, i) => GeneratorComparison.Of(name, batch, pass, type.Name, ours[i], theirs)));
                    if (batch != 1 || pass != GeneratorPass.Forward) continue;
                    for (var i = 0; i < s_types.Length; i++) single[i].Add(ours[i]);
                }
            }
        }
        var sums = single[0].Count == Names.Count ? s_types.Select((type, i) => GeneratorSum.Of(type.Name, single[i])).ToArray() : [];
        return new(reference.Version, options.Threads, options.ImageSize, options.Rounds, comparisons, sums, differences);
    }

    private static (List<double>[] Ours, List<double> Theirs) TakeTurns(
        int rounds, GeneratorContender contender, GeneratorReference reference, GeneratorPass pass, int batch, CancellationToken cancellation)
    {
        var passes = Passes(reference.Time(pass, batch, Warmups, 1)[0]);
        foreach (var (_, type) in s_types) contender.Time(type, pass, batch, Warmups, 1);
        var (ours, theirs) = (s_types.Select(_ => new List<double>()).ToArray(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            // Ours in float32 and PyTorch's, which are compared most closely, stand next to each other; who begins changes.
            if (round % 2 == 0) ours[0].Add(Ours(0));
            theirs.Add(Sample.Of(reference.Time(pass, batch, Warmups, passes)).Median);
            if (round % 2 != 0) ours[0].Add(Ours(0));
            for (var i = 1; i < s_types.Length; i++) ours[i].Add(Ours(i));
        }
        return (ours, theirs);

        double Ours(int type) => Sample.Of(contender.Time(s_types[type].Type, pass, batch, Warmups, passes)).Median;
    }

    /// <summary>How many passes make a turn.</summary>
    /// <param name="seconds">What one takes.</param>
    internal static int Passes(double seconds) => (int)Math.Clamp(TurnSeconds / Math.Max(seconds, 1e-6), FewestPasses, MostPasses);
}
