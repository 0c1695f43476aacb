namespace AefVideo.Batch.Clips;

/// <summary>Something that was found and is not worked on.</summary>
/// <param name="Name">Its path below the root.</param>
/// <param name="Reason">Why not, in a few words.</param>
public sealed record LeftOut(string Name, string Reason);
