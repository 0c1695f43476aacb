namespace AefVideo.Generators.Training;

/// <summary>How far a training run is.</summary>
/// <param name="Iteration">Iterations done.</param>
/// <param name="Iterations">Where it ends; null if it ends by time or by hand.</param>
/// <param name="SecondsPerIteration">Mean over the latest row of losses.</param>
/// <param name="Remaining">Time left; null where nothing bounds the run.</param>
/// <param name="Losses">Means over the latest row, in the order of <see cref="ITrainee.LossNames" />.</param>
public readonly record struct TrainingProgress(long Iteration, long? Iterations, double SecondsPerIteration, TimeSpan? Remaining, IReadOnlyList<float> Losses);
