using AefVideo.Diagnostics;

namespace AefVideo.Cli.Output;

/// <summary>The JSON of <c>aef doctor</c>.</summary>
/// <param name="Ok">Whether everything that the program needs is there.</param>
/// <param name="Checks">What was looked at.</param>
internal sealed record DoctorJson(bool Ok, IReadOnlyList<CheckResult> Checks);
