using AefVideo.Core.Errors;
using AefVideo.Generators.Data;
using AefVideo.Protection;
using AefVideo.Protection.Optimization;
using static TorchSharp.torch;

namespace AefVideo.Evaluation.Interruption;

/// <summary>
/// Makes the perturbations that methods are compared by, each with its own constants on the same pictures, and keeps them in a folder: a comparison that was stopped goes on where
/// it was, and a finished perturbation is not made again.
/// </summary>
/// <param name="faces">The pictures to optimise on; stay the caller's.</param>
/// <param name="folder">Where perturbations are kept.</param>
/// <param name="passes">How often to go through the pictures; null for each method's own.</param>
/// <param name="seed">Where all randomness comes from.</param>
/// <param name="type">The type in which the generators compute.</param>
public sealed class MethodBench(FaceDataset faces, string folder, int? passes, ulong seed, ScalarType type)
{
    /// <summary>Makes a perturbation, or reads it if it was made before.</summary>
    /// <param name="variant">How.</param>
    /// <param name="ensemble">Against which generators.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="progress">Told after every iteration.</param>
    /// <param name="cancellation">Stops it; a checkpoint is left in the folder.</param>
    /// <exception cref="ModelException">A perturbation in the folder is of another method or other generators, pictures or settings; or the trace beside it is damaged.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Treatment Make(MethodVariant variant, Ensemble ensemble, string name, IProgress<OptimizationProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ArgumentNullException.ThrowIfNull(ensemble);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name.Replace(' ', '-') + ".safetensors");
        var options = variant.Options with { Seed = seed, ComputeType = type };
        if (passes is { } times) options = options with { Passes = times };
        var table = Path.ChangeExtension(path, ".trace.csv");
        if (File.Exists(path)) return new(name, Known(path, variant.Method, ensemble, options), File.Exists(table) ? TraceCsv.Read(table) : null);
        var run = new OptimizationRunOptions { Checkpoint = Path.ChangeExtension(path, ".checkpoint.safetensors"), MeasuresResult = false };
        var optimizer = new PerturbationOptimizer(ensemble, faces, variant.Method, options, run);
        var result = optimizer.Run(progress, cancellation);
        TraceCsv.Write(table, result.Trace);
        result.Perturbation.Save(path);
        optimizer.Finish();
        return new(name, result.Perturbation, result.Trace);
    }

    private Perturbation Known(string path, Method method, Ensemble ensemble, OptimizationOptions options)
    {
        var known = Perturbation.Load(path);
        var wanted = new Dictionary<string, string>(options.Describe(), StringComparer.Ordinal) { [PerturbationMetadata.MethodKey] = method.Name, [PerturbationMetadata.TrainingSetKey] = faces.Fingerprint };
        foreach (var member in ensemble.Members) wanted[PerturbationMetadata.GeneratorPrefix + member.Name] = member.Generator.Fingerprint;
        foreach (var (key, value) in wanted)
            if (known.Metadata.Entries.GetValueOrDefault(key) != value)
                throw new ModelException($"{path} was made with another {key} than is asked for now ({known.Metadata.Entries.GetValueOrDefault(key) ?? "none"}, not {value}); choose another output folder, or delete it.");
        return known;
    }
}
