namespace AefVideo.Evaluation.Verification;

/// <summary>Files that show the same.</summary>
/// <param name="Original">The original.</param>
/// <param name="Protected">What was made from it by protecting and encoding.</param>
/// <param name="Control">What was made from it by encoding alone; null for none.</param>
public sealed record VerificationFiles(string Original, string Protected, string? Control = null);
