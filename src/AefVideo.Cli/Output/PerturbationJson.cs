namespace AefVideo.Cli.Output;

/// <summary>A perturbation in JSON: which file it was, and how much of it was used.</summary>
internal sealed record PerturbationJson(string File, string? Method, float Epsilon, int Size, float Strength, string Sha256);
