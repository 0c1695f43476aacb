namespace AefVideo.Diagnostics;

/// <summary>What a check found.</summary>
/// <param name="Name">Of what was checked.</param>
/// <param name="Status">Whether it works.</param>
/// <param name="Detail">Version, device, what was tried and what came of it.</param>
/// <param name="Fix">The command or step that mends it; null where nothing needs mending or nothing can be done.</param>
public sealed record CheckResult(string Name, CheckStatus Status, string Detail, string? Fix = null);
