namespace AefVideo.Cli.Output;

/// <summary>A clip that was not protected.</summary>
/// <param name="Clip">Its path below the root.</param>
/// <param name="Why">One sentence.</param>
internal sealed record BatchFailureJson(string Clip, string Why);
