namespace AefVideo.Protection.Optimization;

/// <summary>
/// A way of optimising: its own constants, what is asked of which generator when, and the stages that every batch goes through. All methods share the loop
/// and most of the parts. A new one is one file with one class; <see cref="Methods" /> finds it.
/// </summary>
public abstract class Method
{
    /// <summary>What it is called on the command line and in metadata.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, in a line.</summary>
    public abstract string Description { get; }

    /// <summary>Its constants; the caller may change any.</summary>
    public virtual OptimizationOptions Defaults => new();

    /// <summary>What is asked of which generator in which turn.</summary>
    internal virtual IEditSchedule Schedule(EditTable edits) => new AllInTurn(edits);

    /// <summary>The stages of an iteration, first to last.</summary>
    internal abstract IReadOnlyList<IStage> Stages(OptimizationOptions options);

    /// <summary>δ before the first step, [1, 3, S, S]. Usually each element anywhere within ±ε.</summary>
    internal virtual void Begin(OptimizationState state, int imageSize, OptimizationOptions options) => state.Delta = InitialDelta.Uniform(imageSize, options);

    /// <summary>Looks for constants of its own before the first iteration of a new run, and keeps them in the state. Usually there is nothing to look for.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal virtual void Prepare(MethodSetting setting, CancellationToken cancellation)
    {
    }
}
