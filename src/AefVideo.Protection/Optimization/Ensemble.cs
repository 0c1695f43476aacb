using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Generators;
using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>The generators that a perturbation is to break. Owns them.</summary>
public sealed class Ensemble : IDisposable
{
    private static readonly string[] s_shipped = ["stargan", "attentiongan", "attgan", "hisd"];

    /// <summary>Takes over generators.</summary>
    /// <param name="generators">At least one; a second one of the same family gets a number behind its name.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public Ensemble(IReadOnlyList<IGenerator> generators)
    {
        ArgumentNullException.ThrowIfNull(generators);
        if (generators.Count == 0) throw new UsageException("An ensemble needs at least one generator.");
        var members = new List<EnsembleMember>();
        foreach (var generator in generators)
        {
            var family = generator.Family.ToString().ToLowerInvariant();
            var earlier = members.Count(member => member.Generator.Family == generator.Family);
            members.Add(new(earlier == 0 ? family : FormattableString.Invariant($"{family}-{earlier + 1}"), generator));
        }
        Members = members;
    }

    /// <summary>The generators in the order they were given.</summary>
    public IReadOnlyList<EnsembleMember> Members { get; }

    /// <summary>The type in which most of each network computes.</summary>
    public ScalarType ComputeType
    {
        get => Members[0].Generator.ComputeType;
        set
        {
            foreach (var member in Members) member.Generator.ComputeType = value;
        }
    }

    /// <summary>The files of the generators that come with the program, as far as they are there.</summary>
    /// <exception cref="EnvironmentException">Not one is.</exception>
    public static IReadOnlyList<string> ShippedFiles()
    {
        var found = new List<string>();
        EnvironmentException? missing = null;
        foreach (var name in s_shipped)
        {
            try
            {
                found.Add(MediaFolder.Find("models", name + ".safetensors"));
            }
            catch (EnvironmentException exception)
            {
                missing ??= exception;
            }
        }
        return found.Count > 0 ? found : throw missing!;
    }

    /// <summary>Opens generators.</summary>
    /// <param name="files">Their safetensors files; null or none for those that come with the program.</param>
    /// <exception cref="UsageException">A file is not there, or there is none to open.</exception>
    /// <exception cref="ModelException">A file cannot be read or holds no generator.</exception>
    /// <exception cref="EnvironmentException">None are given, and none came with the program.</exception>
    public static Ensemble Open(IReadOnlyList<string>? files)
    {
        if (files is not { Count: > 0 }) files = ShippedFiles();
        var generators = new List<IGenerator>();
        try
        {
            foreach (var file in files)
            {
                if (!File.Exists(file)) throw new UsageException($"There is no generator file {file}.");
                generators.Add(GeneratorFile.Open(file));
            }
            return new(generators);
        }
        catch
        {
            foreach (var generator in generators) generator.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var member in Members) member.Generator.Dispose();
    }
}
