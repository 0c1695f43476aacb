using System.Globalization;
using AefVideo.Core.Errors;
using AefVideo.Core.Files;
using AefVideo.Generators.Checkpoints;
using static TorchSharp.torch;

namespace AefVideo.Protection.Optimization;

/// <summary>A run on disk: its state, its trace, where it is, and what it was begun with. There is no random generator to save: every draw is made from seed and iteration.</summary>
internal static class OptimizationCheckpoint
{
    private const string StatePrefix = "state/";
    private const string Trace = "trace";
    private const string Kind = "kind";
    private const string KindName = "optimisation checkpoint";
    private const string Iteration = "iteration";
    private const string Seconds = "seconds";
    private const string SettingPrefix = "setting.";

    /// <summary>Writes it, whole or not at all.</summary>
    public static void Write(string path, OptimizationState state, OptimizationTrace trace, long iteration, TimeSpan elapsed, IReadOnlyDictionary<string, string> settings)
    {
        using var silent = no_grad();
        using var scope = NewDisposeScope();
        var tensors = state.Tensors.ToDictionary(named => StatePrefix + named.Key, named => named.Value, StringComparer.Ordinal);
        tensors.Add(Trace, tensor(trace.ToArray()));
        var metadata = settings.ToDictionary(setting => SettingPrefix + setting.Key, setting => setting.Value, StringComparer.Ordinal);
        metadata[Kind] = KindName;
        metadata[Iteration] = iteration.ToString(CultureInfo.InvariantCulture);
        metadata[Seconds] = elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
        TensorFile.Write(path, tensors, metadata);
    }

    /// <summary>Brings a run back.</summary>
    /// <returns>Iterations done, and the time they took.</returns>
    /// <exception cref="ModelException">The file is damaged, or of a run with other settings.</exception>
    public static (long Iteration, TimeSpan Elapsed) Read(string path, OptimizationState state, OptimizationTrace trace, IReadOnlyDictionary<string, string> settings)
    {
        using var file = TensorFile.Read(path);
        if (file.Metadata.GetValueOrDefault(Kind) != KindName) throw new ModelException($"{path} is not a checkpoint of 'aef optimize'; choose another output, or remove it to start anew.");
        foreach (var (name, value) in settings)
        {
            var saved = file.Metadata.GetValueOrDefault(SettingPrefix + name, "");
            if (saved != value) throw new ModelException($"{path} was begun with {name} {saved}, not {value}; give the former value, choose another output, or start anew with --restart.");
        }
        foreach (var (name, value) in file.Tensors)
            if (name.StartsWith(StatePrefix, StringComparison.Ordinal)) state.Set(name[StatePrefix.Length..], value);
        if (!state.Has("delta") || !file.Tensors.TryGetValue(Trace, out var rows)) throw new ModelException($"{path} is damaged: it lacks δ or the trace.");
        trace.Restore(rows.data<float>().ToArray());
        return long.TryParse(file.Metadata.GetValueOrDefault(Iteration), NumberStyles.None, CultureInfo.InvariantCulture, out var iteration)
            && double.TryParse(file.Metadata.GetValueOrDefault(Seconds), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 0 and < 1e9
            ? (iteration, TimeSpan.FromSeconds(seconds))
            : throw new ModelException($"{path} is damaged: it does not say where it is.");
    }

    /// <summary>What the run of a checkpoint was begun with in one respect; null where there is no checkpoint or it does not say.</summary>
    public static string? Setting(string path, string name)
    {
        if (!File.Exists(path)) return null;
        using var file = SafetensorsFile.Open(path);
        return file.Metadata.GetValueOrDefault(SettingPrefix + name);
    }
}
