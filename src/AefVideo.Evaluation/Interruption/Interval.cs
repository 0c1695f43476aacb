namespace AefVideo.Evaluation.Interruption;

/// <summary>A measured value with its 95 % confidence interval.</summary>
/// <param name="Value">What was measured.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">Its upper end.</param>
public sealed record Interval(double Value, double Low, double High);
